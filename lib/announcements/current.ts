import { type AnnouncementRow, announcementsRunning } from "@/db/sql/announcements"
import { sessionOf } from "@/lib/operations/actor"
import { query } from "@/lib/operations/operation"
import { noInput } from "./inputs"

/** So many are shown at once: more would push away what people came for. */
const MOST_SHOWN = 5

const told = ({ id, title, body, tone }: AnnouncementRow) => ({ id, title, text: body, kind: tone })
export type CurrentAnnouncement = ReturnType<typeof told>

/** What is announced to everybody now, and was not put away by this person in this sign-in (A262): the most pressing first. */
export const currentAnnouncements = query({
  name: "announcement.current",
  summary: "What is announced to everybody now, and you have not dismissed since you signed in.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me, actor, now }): Promise<readonly CurrentAnnouncement[]> =>
    (await tx.rows<AnnouncementRow>(announcementsRunning(me, sessionOf(actor), now, MOST_SHOWN))).map(told),
  example: () => ({}),
})
