import { Fact, Facts, Section } from "@/components/orgs/section"
import { Badge } from "@/components/ui/badge"
import { bytesInWords } from "@/components/ui/bytes"
import { CopyButton } from "@/components/ui/copy-button"
import { Time } from "@/components/ui/time"
import { type DescribedProject, fixedBecause } from "./described"
import { EditDetailsButton } from "./edit-details-button"
import { OwnAccess } from "./own-access"

const COUNT = new Intl.NumberFormat("en-US")
const none = <span className="text-faint">none</span>

/** What a project is called and said to be, who pays, who made it, and what the viewer is in it (A091, A092, A196). */
export function BasicInformation({ project }: { project: DescribedProject }) {
  const { tags, names, payer } = project
  const properties = Object.entries(project.properties)
  return (
    <Section
      title="Basic Information"
      action={<EditDetailsButton project={project} reason={fixedBecause(project)} />}
      hint="What people read of the project in lists and on this page."
    >
      <Facts>
        <Fact name="Name">{project.name}</Fact>
        <Fact name="Summary">{project.summary || none}</Fact>
        <Fact name="Description">
          {project.description ? <span className="whitespace-pre-wrap">{project.description}</span> : none}
        </Fact>
        <Fact name="Tags">
          {tags.length === 0 ? (
            none
          ) : (
            <span className="flex flex-wrap gap-1.5">
              {tags.map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </span>
          )}
        </Fact>
        <Fact name="Properties">
          {properties.length === 0 ? (
            none
          ) : (
            <ul className="grid gap-0.5">
              {properties.map(([key, value]) => (
                <li key={key}>
                  <span className="text-dim">{key}</span> {value}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name="Project ID">
          <code>{project.id}</code> <CopyButton value={project.id} label={`Copy ${project.id}`} />
        </Fact>
        <Fact name="Billed to">
          {payer.name} <code className="text-dim text-xs">{payer.id}</code>
        </Fact>
        <Fact name="Data usage">
          {bytesInWords(project.bytes)}{" "}
          <span className="text-dim">
            in {project.objects === 1 ? "1 file" : `${COUNT.format(project.objects)} files`}
          </span>
        </Fact>
        <Fact name="Created">
          <Time value={project.createdAt} as="date" />{" "}
          <span className="text-dim">by {names[project.createdBy] ?? project.createdBy}</span>
        </Fact>
        <Fact name="Last changed">
          <Time value={project.modifiedAt} />
        </Fact>
        <Fact name="Your access">
          <OwnAccess project={project} />
        </Fact>
      </Facts>
    </Section>
  )
}
