import { Fact, Facts, Section } from "@/components/orgs/section"
import { Time } from "@/components/ui/time"
import type { AppDescription } from "@/lib/apps/get"

/** What an app says of itself, and who pays for it (A098). */
export function AppAbout({ app }: { app: AppDescription }) {
  return (
    <Section title="About">
      <Facts>
        <Fact name="Description">
          {app.description ? (
            <span className="whitespace-pre-wrap">{app.description}</span>
          ) : (
            <span className="text-faint">none</span>
          )}
        </Fact>
        <Fact name="Name">
          <code>{app.name}</code>
        </Fact>
        <Fact name="Billed to">{app.payer.name}</Fact>
        <Fact name="Created">
          <Time value={app.createdAt} as="date" /> by {app.createdBy}
        </Fact>
      </Facts>
    </Section>
  )
}
