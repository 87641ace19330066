"use client"

import { useId, useState } from "react"
import { MomentInput } from "@/components/form/moment-input"
import { Select } from "@/components/ui/select"
import { LEVEL_WORDS, MEMBER_LEVELS, PROJECT_LEVEL_WORDS, PROJECT_LEVELS } from "@/lib/access/levels"
import type { MemberRow } from "@/lib/members/rows"

/** What was chosen; absent is "no change" (A069). */
export type AccessChange = {
  level?: string | undefined
  billableActivities?: boolean | undefined
  projectAccess?: string | undefined
  appAccess?: boolean | undefined
  endsAt?: string | null | undefined
}

/** Of one person the choice that changes nothing says what they have; of several, that each keeps their own. */
const asItIs = (now: string | undefined) => ({
  value: "",
  label: now === undefined ? "No change" : `${now} (as it is)`,
})
const FIXED = "Fixed at the maximum for an admin."

type RowProps = { label: string; hint?: string | undefined; children: (id: string) => React.ReactNode }

function Row({ label, hint, children }: RowProps) {
  const id = useId()
  return (
    <div className="my-2 grid gap-1 sm:grid-cols-[210px_minmax(0,1fr)] sm:items-center sm:gap-x-3">
      <label htmlFor={id}>
        {label}
        {hint ? <small className="block text-faint text-xs leading-4">{hint}</small> : null}
      </label>
      {children(id)}
    </div>
  )
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" })
const endWords = (endsAt: string | null): string => (endsAt ? DAY.format(new Date(endsAt)) : "No end date")
const bool = (value: string): boolean | undefined => (value === "" ? undefined : value === "yes")

type EditAccessFormProps = { row: MemberRow | null; change: AccessChange; onChange: (next: AccessChange) => void }

/** The four access settings and the end date; choosing Admin fixes the other three (B1.2). */
export function EditAccessForm({ row, change, onChange }: EditAccessFormProps) {
  const [ends, setEnds] = useState("")
  const fixed = change.level === "ADMIN"
  const set = (part: AccessChange) => onChange({ ...change, ...part })
  const level = (value: string) =>
    value === "ADMIN" ? onChange({ level: value, endsAt: change.endsAt }) : set({ level: value || undefined })
  const yesNo = (now: boolean | undefined, on: string, off: string) => [
    asItIs(now === undefined ? undefined : now ? on : off),
    { value: "yes", label: on },
    { value: "no", label: off },
  ]
  const shown = (value: boolean | undefined): string =>
    fixed ? "yes" : value === undefined ? "" : value ? "yes" : "no"
  return (
    <>
      <Row label="Organization membership">
        {(id) => (
          <Select
            id={id}
            value={change.level ?? ""}
            onChange={(event) => level(event.target.value)}
            options={[
              asItIs(row ? LEVEL_WORDS[row.level] : undefined),
              ...MEMBER_LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] })),
            ]}
          />
        )}
      </Row>
      <Row label="Billable activities access" hint={fixed ? FIXED : undefined}>
        {(id) => (
          <Select
            id={id}
            disabled={fixed}
            value={shown(change.billableActivities)}
            onChange={(event) => set({ billableActivities: bool(event.target.value) })}
            options={yesNo(row?.billableActivities, "Billing allowed", "Not allowed")}
          />
        )}
      </Row>
      <Row label="Shared project access" hint={fixed ? FIXED : "the most they get through the organization"}>
        {(id) => (
          <Select
            id={id}
            disabled={fixed}
            value={fixed ? "ADMINISTER" : (change.projectAccess ?? "")}
            onChange={(event) => set({ projectAccess: event.target.value || undefined })}
            options={[
              asItIs(row ? PROJECT_LEVEL_WORDS[row.projectAccess] : undefined),
              ...PROJECT_LEVELS.map((value) => ({ value, label: PROJECT_LEVEL_WORDS[value] })),
            ]}
          />
        )}
      </Row>
      <Row label="Shared apps access" hint={fixed ? FIXED : undefined}>
        {(id) => (
          <Select
            id={id}
            disabled={fixed}
            value={shown(change.appAccess)}
            onChange={(event) => set({ appAccess: bool(event.target.value) })}
            options={yesNo(row?.appAccess, "Yes", "No")}
          />
        )}
      </Row>
      <Row label="End date">
        {(id) => (
          <span className="grid gap-2">
            <Select
              id={id}
              value={ends}
              onChange={(event) => {
                setEnds(event.target.value)
                set({ endsAt: event.target.value === "none" ? null : undefined })
              }}
              options={[
                asItIs(row ? endWords(row.endsAt) : undefined),
                { value: "none", label: "No end date" },
                { value: "on", label: "Ends on …" },
              ]}
            />
            {ends === "on" ? <MomentInput label="End date and time" onMoment={(endsAt) => set({ endsAt })} /> : null}
          </span>
        )}
      </Row>
    </>
  )
}
