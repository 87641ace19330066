import { announcementSeen, seenAdded } from "@/db/sql/announcements"
import { allow, refuse } from "@/lib/access/verdict"
import { sessionOf } from "@/lib/operations/actor"
import { mutation } from "@/lib/operations/operation"
import { dismissInput } from "./inputs"

type Facts = { readonly session: string; readonly title: string; readonly seen: boolean } | null

/**
 * Puts an announcement away for the person, in this sign-in alone: at the next one it is shown again while it runs (A262). Whose and which sign-in
 * is the actor's own, never the input's. Refuses with `not_found` what has not begun.
 */
export const dismissAnnouncement = mutation({
  name: "announcement.dismiss",
  summary: "Puts an announcement away until you sign in again.",
  on: "account",
  needs: "signed-in",
  // A token has no screen to put it away from.
  tokens: false,
  input: dismissInput,
  load: async (tx, { me, actor, input, now }): Promise<Facts> => {
    const session = sessionOf(actor)
    if (session === null) return null
    const [row] = await tx.rows<{ title: string; seen: boolean }>(
      announcementSeen(input.announcement, me, session, now),
    )
    return row ? { ...row, session } : null
  },
  rule: ({ facts }) => (facts ? allow : refuse("not_found")),
  plan: (facts, { input }) => {
    const [target, label] = [input.announcement, facts?.title ?? ""]
    if (!facts || facts.seen) return [{ target, label, outcome: "unchanged" }]
    return [{ target, label, outcome: "changed", before: null, after: { title: label } }]
  },
  apply: async (tx, changed, { facts, me, now }) => {
    for (const { target } of changed) await tx.rows(seenAdded(target, me, facts?.session ?? "", now))
    return { value: null }
  },
  example: ({ session }) => ({ announcement: session }),
})
