import { type AnnouncementRow, announcementAdded, announcementChanged, announcementRow } from "@/db/sql/announcements"
import type { Verdict } from "@/lib/access/verdict"
import { allow, refuse } from "@/lib/access/verdict"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { createAnnouncementInput, editAnnouncementInput } from "./inputs"

/** It ends after it begins, and neither is past. Null is now, or no end. */
function mayRun(from: string | null, until: string | null, now: Date): Verdict {
  const wrong = (field: "from" | "until", message: string): Verdict => ({
    allowed: false,
    refusal: "invalid_input",
    message,
    fields: { [field]: message },
  })
  if (from !== null && new Date(from) < now) return wrong("from", "This is past. Begin now, or later.")
  if (until !== null && new Date(until) <= new Date(from ?? now))
    return wrong("until", "It has to end after it begins, and not before now.")
  return allow
}

/** As it stands in a plan: the same each time it is planned, so now is a word. */
const fieldsOf = (row: AnnouncementRow) => ({
  title: row.title,
  text: row.body,
  kind: row.tone,
  from: row.starts_at.toISOString(),
  until: row.ends_at?.toISOString() ?? null,
})
type Fields = { [K in keyof ReturnType<typeof fieldsOf>]: string | null }

const NOW = "now"
const rowOf = (id: string, fields: Fields, now: Date): AnnouncementRow => ({
  id,
  title: fields.title ?? "",
  body: fields.text ?? "",
  tone: fields.kind as AnnouncementRow["tone"],
  starts_at: fields.from === NOW || fields.from === null ? now : new Date(fields.from),
  ends_at: fields.until === null ? null : new Date(fields.until),
})

/** Announces something to everybody who signs in, from now or a moment to come (A262). */
export const createAnnouncement = mutation({
  name: "announcement.create",
  summary: "Announces something to everybody, in every organization, from now or a moment to come.",
  on: "installation",
  needs: "staff:announcements",
  input: createAnnouncementInput.transform((given) => ({ ...given, id: newId() })),
  load: async () => null,
  rule: ({ input, now }) => mayRun(input.from, input.until, now),
  plan: (_, { input: { id, title, text, kind, from, until } }) => [
    {
      target: id,
      planned: "announcement",
      label: title,
      outcome: "changed",
      before: null,
      after: { title, text, kind, from: from ?? NOW, until },
    },
  ],
  apply: async (tx, changed, { me, now }) => {
    for (const { target, after } of changed)
      await tx.rows(announcementAdded(rowOf(target, after as Fields, now), me ?? "system", now))
    return { value: { announcement: changed[0]?.target ?? null } }
  },
  // Far away, so that no other test meets it.
  example: () => ({
    title: "Maintenance",
    text: "Downloads pause.",
    kind: "maintenance",
    from: "2090-01-01T00:00:00Z",
  }),
})

/** Changes an announcement before it begins; refuses with `announcement_begun` afterwards, when people may have read it. */
export const editAnnouncement = mutation({
  name: "announcement.edit",
  summary: "Changes an announcement that has not begun.",
  on: "installation",
  needs: "staff:announcements",
  input: editAnnouncementInput,
  load: async (tx, { input, locking }) =>
    (await tx.rows<AnnouncementRow>(announcementRow(input.announcement, locking)))[0] ?? null,
  rule: ({ facts, input, now }) => {
    if (!facts) return refuse("not_found")
    if (facts.starts_at <= now) return refuse("announcement_begun")
    const { from, until } = { ...fieldsOf(facts), ...given(input) }
    return mayRun(from === NOW ? null : from, until, now)
  },
  plan: (facts, { input }) => {
    if (!facts) return []
    const was: Fields = fieldsOf(facts)
    const fields = Object.entries(given(input)).filter(([name, value]) => was[name as keyof Fields] !== value)
    const [target, label] = [facts.id, facts.title]
    if (fields.length === 0) return [{ target, label, outcome: "unchanged" }]
    const before = Object.fromEntries(fields.map(([name]) => [name, was[name as keyof Fields]]))
    return [{ target, label, outcome: "changed", before, after: Object.fromEntries(fields) }]
  },
  apply: async (tx, changed, { facts, now }) => {
    for (const { target, after } of changed)
      if (facts)
        await tx.rows(announcementChanged(rowOf(target, { ...fieldsOf(facts), ...(after as Partial<Fields>) }, now)))
    return { value: null }
  },
  example: ({ session }) => ({ announcement: session, title: "Maintenance tonight" }),
})

/** The fields that were given, with now as its word. */
function given({
  announcement: _,
  ...fields
}: { announcement: string } & Partial<Record<keyof Fields, string | null | undefined>>) {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    named.map(([name, value]) => [name, name === "from" ? (value ?? NOW) : value]),
  ) as Partial<Fields>
}
