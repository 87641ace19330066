import { Section } from "@/components/orgs/section"
import { CopyButton } from "@/components/ui/copy-button"
import { type DescribedProject, fixedBecause } from "./described"
import { ExecutablesButtons } from "./executables-buttons"

/** What may be started in the project; without a list, everything (A150 to A152). */
export function Executables({ project }: { project: DescribedProject }) {
  const { executables } = project
  return (
    <Section
      title="Allowed Executables"
      hint="What may be started in the project. Whatever a listed app calls may run as well."
      action={<ExecutablesButtons project={project} reason={fixedBecause(project)} />}
    >
      {executables === null ? (
        <p>All apps may be started.</p>
      ) : (
        <ul className="grid gap-1.5">
          {executables.map(({ id, title }) => (
            <li key={id} className="min-w-0 [overflow-wrap:anywhere]">
              {title ? <span className="mr-2">{title}</span> : null}
              <code className="text-dim text-xs">{id}</code> <CopyButton value={id} label={`Copy ${id}`} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
