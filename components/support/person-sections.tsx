import Link from "next/link"
import type { ReactNode } from "react"
import { RecentChanges } from "@/components/orgs/recent-changes"
import { Fact, Facts, Section } from "@/components/orgs/section"
import { COUNT } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { DeskPersonDetails } from "@/lib/support/find-user"
import { PersonBadges } from "./person-badges"
import { type PersonDeed, PersonDeedButton } from "./person-deeds"

/** `lack` is why the viewer may do nothing to people; undefined where they may. */
type SectionProps = { found: DeskPersonDetails; lack: string | undefined }

function Deeds({ found, lack, deeds }: SectionProps & { deeds: readonly PersonDeed[] }) {
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {deeds.map((deed) => (
        <PersonDeedButton
          key={deed}
          person={found.user}
          deed={deed}
          reason={lack ?? found.refusals[deed] ?? undefined}
        />
      ))}
    </div>
  )
}

export const PersonIdentity = (props: SectionProps) => {
  const { user } = props.found
  const open = { ACTIVE: ["disable"], INVITED: ["resend", "disable"], DISABLED: ["enable"], CLOSED: [] } as const
  return (
    <Section title="Identity and account" hint="One account serves every organization the person is in.">
      <Facts>
        <Fact name="Account">
          <PersonBadges state={user.state} waitsUntil={props.found.waitsUntil} />
        </Fact>
        <Fact name="Username">{user.handle}</Fact>
        <Fact name="E-mail">{user.email ?? "None"}</Fact>
        <Fact name="Created">
          <Time value={user.createdAt} as="moment" />
        </Fact>
      </Facts>
      <Deeds {...props} deeds={open[user.state]} />
    </Section>
  )
}

export const PersonSignIn = (props: SectionProps) => {
  const { user, sessions, tokens, failures, waitsUntil } = props.found
  return (
    <Section title="Signing in" hint="After failed sign-ins the next one has to wait, for 15 minutes at most.">
      <Facts>
        <Fact name="Last active">
          {user.lastActiveAt ? <Time value={user.lastActiveAt} as="moment" /> : "Never signed in"}
        </Fact>
        <Fact name="Failed sign-ins">
          {COUNT.format(failures)}
          {waitsUntil ? (
            <>
              {" "}
              <Badge tone="warn">Locked out</Badge> until <Time value={waitsUntil} as="moment" />
            </>
          ) : null}
        </Fact>
        <Fact name="Open sessions">{COUNT.format(sessions)}</Fact>
        <Fact name="API tokens">{COUNT.format(tokens)}</Fact>
      </Facts>
      <Deeds {...props} deeds={["unlock", "signOut"]} />
    </Section>
  )
}

const STATUS = { member: null, disabled: "Disabled there", ended: "Ended", invited: "Invited" } as const

/** The orgs somebody administers, by name; of the others no more than how many. */
export const PersonOrgs = ({ found }: { found: DeskPersonDetails }) => {
  const administered = found.places.filter((one) => one.level === "ADMIN")
  const others = found.places.length - administered.length
  return (
    <Section title="Organizations" hint="Those they administer. What they see in them is not shown to support.">
      <ul className="grid">
        {administered.map((one) => (
          <Line key={one.org} end={STATUS[one.status]}>
            <Link href={`/support/orgs/${one.org}`} className="font-medium hover:underline">
              {one.name}
            </Link>{" "}
            <code className="text-dim text-xs">{one.org}</code>
          </Line>
        ))}
      </ul>
      <p className={administered.length > 0 ? "mt-3 text-dim text-sm" : "text-dim"}>
        {administered.length === 0 ? "An admin of none. " : ""}
        {others === 0 ? "" : `A member of ${COUNT.format(others)}${administered.length > 0 ? " more" : ""}.`}
      </p>
    </Section>
  )
}

const Line = ({ children, end }: { children: ReactNode; end: string | null }) => (
  <li className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0">
    <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    {end ? (
      <span className="ml-auto">
        <Badge>{end}</Badge>
      </span>
    ) : null}
  </li>
)

/** What support did to a person, and why. */
export const PersonHistory = ({ found }: { found: DeskPersonDetails }) => (
  <Section title="Support history" hint="What support did, and why.">
    {found.history.length === 0 ? (
      <p className="text-dim">Support has done nothing to this account yet.</p>
    ) : (
      <RecentChanges changes={found.history} />
    )}
  </Section>
)
