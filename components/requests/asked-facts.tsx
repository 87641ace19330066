import { Fact } from "@/components/orgs/section"
import { Time } from "@/components/ui/time"

/** A line of what was asked: a text, or a moment. */
export type AskedLine = { readonly label: string } & ({ readonly text: string } | { readonly moment: string })

export const AskedFacts = ({ asked }: { asked: readonly AskedLine[] }) =>
  asked.map((line) => (
    <Fact key={line.label} name={line.label}>
      {"text" in line ? line.text : <Time value={line.moment} as="moment" />}
    </Fact>
  ))
