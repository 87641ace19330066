"use client"

import { useState } from "react"
import ConfirmDialog from "@/components/form/confirm-dialog"
import { isGiven, type Moment, MomentChoice } from "@/components/form/moment-choice"
import { EndChoice } from "@/components/grants/end-choice"
import { Labelled } from "@/components/support/labelled"
import { Input } from "@/components/ui/input"
import { optionsOf } from "@/components/ui/options"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useToasts } from "@/components/ui/toast"
import { type AnnouncementKind, TEXT_MOST, TITLE_MOST } from "@/lib/announcements/inputs"
import type { DeskAnnouncement } from "@/lib/announcements/list"
import { Announcement } from "./announcement"
import { ANNOUNCEMENT_WORDS, KIND_WORDS } from "./words"

type AnnouncementDialogProps = {
  /** The one to change; null writes a new one. */
  row: DeskAnnouncement | null
  onClose: () => void
}
const KINDS = optionsOf(KIND_WORDS)
const STARTS = { without: "Now", on: "Begins on …", label: "Start date and time" }

/** Writes an announcement, or changes one that has not begun, and shows it as its readers will see it (A262). */
export default function AnnouncementDialog({ row, onClose }: AnnouncementDialogProps) {
  const [title, setTitle] = useState(row?.title ?? "")
  const [text, setText] = useState(row?.text ?? "")
  const [kind, setKind] = useState<AnnouncementKind>(row?.kind ?? "info")
  const [from, setFrom] = useState<Moment>(row ? undefined : null)
  const [until, setUntil] = useState<Moment>(row ? undefined : null)
  const { add } = useToasts()
  const isWhole = title.trim() !== "" && isGiven(from) && isGiven(until)
  const asItIs = row ? "As it is now" : undefined
  return (
    <ConfirmDialog
      title={row ? `Edit ${row.title}` : "New announcement"}
      description="Everybody who is signed in reads it above every page, in every organization, until they put it away."
      operation={row ? "announcement.edit" : "announcement.create"}
      org={null}
      input={isWhole ? { ...(row ? { announcement: row.id } : {}), title, text, kind, from, until } : null}
      verb={row ? "Save announcement" : from === null ? "Publish now" : "Schedule"}
      words={ANNOUNCEMENT_WORDS}
      idle="Give a title, and a date and time where you chose one, to see what will happen."
      onDone={() =>
        add({ title: row ? `Changed ${title}` : from === null ? `Published ${title}` : `Scheduled ${title}` })
      }
      onClose={onClose}
    >
      <div className="grid gap-3.5">
        <Labelled label="Title">
          {(control) => (
            <Input
              {...control}
              value={title}
              maxLength={TITLE_MOST}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled
          label="Text"
          hint="Optional. Plain text; line breaks stay. Say what happens, when, and what people should do."
        >
          {(control) => (
            <Textarea
              {...control}
              value={text}
              maxLength={TEXT_MOST}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="Kind">
          {(control) => (
            <Select
              {...control}
              value={kind}
              options={KINDS}
              onChange={(event) => setKind(event.target.value as AnnouncementKind)}
            />
          )}
        </Labelled>
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Labelled label="Shown from" hint="In your time zone.">
            {({ id }) => <MomentChoice id={id} asItIs={asItIs} words={STARTS} onMoment={setFrom} />}
          </Labelled>
          <Labelled label="Shown until" hint="Without an end date, until it is withdrawn.">
            {({ id }) => <EndChoice id={id} asItIs={asItIs} onEnd={setUntil} />}
          </Labelled>
        </div>
        <section aria-label="As readers will see it">
          <h3 className="mb-1.5 font-medium text-dim text-sm">As readers will see it</h3>
          <div className="overflow-hidden rounded-md border">
            <Announcement title={title.trim() || "Title"} text={text.trim()} kind={kind} className="px-3 py-2" />
          </div>
        </section>
      </div>
    </ConfirmDialog>
  )
}
