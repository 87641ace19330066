import { PLACE_WORDS } from "@/components/invitations/words"
import { Badge } from "@/components/ui/badge"
import { PROJECT_LEVEL_WORDS, type ProjectLevel } from "@/lib/access/levels"
import type { ImportKindName } from "@/lib/imports/inputs"
import type { DryRow } from "@/lib/imports/rows"

type Words = Readonly<
  Record<string, { readonly label: string; readonly says?: ((value: unknown) => string) | undefined }>
>

const LEVEL = (value: unknown): string => PROJECT_LEVEL_WORDS[value as ProjectLevel] ?? "none"
const ROLES: Readonly<Record<string, string>> = { ADMIN: "Group admin", MEMBER: "Group member" }

const WORDS: Readonly<Record<ImportKindName, Words>> = {
  members: PLACE_WORDS,
  groups: {
    description: { label: "description", says: (value) => String(value || "none") },
    role: { label: "role", says: (value) => ROLES[String(value)] ?? "none" },
  },
  projects: { level: { label: "level", says: LEVEL } },
}

const says = (words: Words, field: string, value: unknown): string =>
  words[field]?.says?.(value) ?? String(value ?? "none")

/** What a row of a file would do, in words; why it does nothing, where it is refused. */
export function Happens({ kind, row }: { kind: ImportKindName; row: DryRow }) {
  if (row.outcome === "refused") return <span className="text-danger">{row.message}</span>
  const words = WORDS[kind]
  const fields = Object.keys(row.after ?? {}).filter((field) => words[field] && field !== "as" && field !== "roles")
  return (
    <>
      {row.outcome === "same" ? <span className="text-dim">Is so already</span> : null}
      {row.outcome === "create" ? <Made kind={kind} row={row} /> : null}
      {row.outcome === "change"
        ? fields.map((field) => (
            <span key={field} className="block">
              {words[field]?.label} <s className="text-faint">{says(words, field, row.before?.[field])}</s> →{" "}
              <b className="font-medium">{says(words, field, row.after?.[field])}</b>
            </span>
          ))
        : null}
      {row.message ? <span className="block text-dim text-xs">{row.message}</span> : null}
    </>
  )
}

function Made({ kind, row: { after } }: { kind: ImportKindName; row: DryRow }) {
  if (kind === "groups")
    return after?.role ? (
      <span>
        joins as <Badge tone={after.role === "ADMIN" ? "accent" : "neutral"}>{ROLES[String(after.role)]}</Badge>
      </span>
    ) : (
      <span>
        a new group, with you as its admin
        {after?.description ? <span className="block text-dim text-xs">{String(after.description)}</span> : null}
      </span>
    )
  if (kind === "projects")
    return after?.level ? (
      <span>
        gets <Badge tone={after.level === "ADMINISTER" ? "accent" : "neutral"}>{LEVEL(after.level)}</Badge>
      </span>
    ) : (
      <span>a new project, administered by you</span>
    )
  return (
    <span>
      <Badge tone={after?.level === "ADMIN" ? "accent" : "neutral"}>{says(PLACE_WORDS, "level", after?.level)}</Badge>{" "}
      {after?.as === "member" ? "joins at once" : after?.email ? "gets an account and an invitation" : "is invited"}
      <span className="block text-dim text-xs">
        {["projectAccess", "billableActivities", "appAccess"]
          .map((field) => `${PLACE_WORDS[field]?.label} ${says(PLACE_WORDS, field, after?.[field])}`)
          .join(" · ")}
      </span>
    </span>
  )
}
