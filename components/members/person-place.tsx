import { clsx } from "clsx"
import Link from "next/link"
import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { LEVEL_WORDS, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { Person } from "@/lib/members/get"

const VERB_WORDS = { read: "reads", edit: "edits", full: "everything" } as const

const Facts = ({ title, narrow, children }: { title: string; narrow?: boolean; children: ReactNode }) => (
  <section>
    <h2 className="mb-2 font-semibold text-base">{title}</h2>
    <dl
      className={clsx(
        "grid gap-x-3 gap-y-[7px]",
        narrow ? "grid-cols-[88px_minmax(0,1fr)]" : "grid-cols-[minmax(0,160px)_minmax(0,1fr)]",
      )}
    >
      {children}
    </dl>
  </section>
)

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-dim">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </>
)

/** Their place: level and settings, roles and what those allow, and what stands of the account (A347). */
export function PersonPlace({ person, org }: { person: Person; org: string }) {
  const { inside } = person
  const fixed = person.level === "ADMIN"
  const setting = (words: string) => (fixed ? <span className="text-dim">{words}</span> : words)
  return (
    <div className="grid content-start gap-7">
      <Facts title={`In ${org}`}>
        <Fact name="Level">{fixed ? <Badge tone="accent">Admin</Badge> : LEVEL_WORDS.MEMBER}</Fact>
        <Fact name="Billable activities">{setting(person.billableActivities ? "Allowed" : "Not allowed")}</Fact>
        <Fact name="Shared project access">{setting(`at most ${PROJECT_LEVEL_WORDS[person.projectAccess]}`)}</Fact>
        <Fact name="Shared apps">{setting(person.appAccess ? "Yes" : "No")}</Fact>
        <Fact name="Ends">
          {person.endsAt ? <Time value={person.endsAt} as="moment" /> : <span className="text-dim">never</span>}
        </Fact>
        <Fact name="Joined">
          <Time value={person.joinedAt} as="date" />
          {person.addedBy ? <span className="block text-dim text-sm">added by {person.addedBy}</span> : null}
        </Fact>
        {inside ? (
          <Fact name="Last active">
            {person.lastActiveAt ? <Time value={person.lastActiveAt} /> : <span className="text-dim">never</span>}
          </Fact>
        ) : null}
      </Facts>
      {fixed ? (
        <p className="-mt-4 text-dim text-sm">
          An admin holds every right here; the other settings stand at their maximum.
        </p>
      ) : null}
      <section>
        <h2 className="mb-2 font-semibold text-base">Roles and permissions</h2>
        <p>{person.roles.map((role) => role.name).join(", ") || "No role"}</p>
        <details className="mt-1">
          <summary className="cursor-pointer rounded-sm text-accent">What this allows · {person.rights.length}</summary>
          <dl className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1">
            {person.rights.map(({ functionality, verb }) => (
              <Fact key={functionality} name={functionality}>
                {VERB_WORDS[verb]}
              </Fact>
            ))}
          </dl>
        </details>
      </section>
      <Facts title="Account" narrow>
        <Fact name="Username">{person.handle}</Fact>
        {person.email ? <Fact name="E-mail">{person.email}</Fact> : null}
        {inside ? (
          <>
            <Fact name="Made by">
              {inside.provisionedHere ? "this organization" : <span className="text-dim">themselves or another</span>}
            </Fact>
            <Fact name="Signed in">
              {inside.sessions === 0 ? (
                <span className="text-dim">nowhere</span>
              ) : inside.sessions === 1 ? (
                "in 1 place"
              ) : (
                `in ${inside.sessions} places`
              )}
            </Fact>
          </>
        ) : null}
        {inside && inside.otherOrgs.length > 0 ? (
          <Fact name="Also in">
            {inside.otherOrgs.map((one) => (
              <Link
                key={one.id}
                href={`/orgs/${one.id}/members/${person.userId}`}
                prefetch={false}
                className="block hover:underline"
              >
                {one.name}
              </Link>
            ))}
          </Fact>
        ) : null}
      </Facts>
    </div>
  )
}
