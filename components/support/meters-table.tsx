"use client"

import dynamic from "next/dynamic"
import { useRef, useState } from "react"
import { NewTokenSecret } from "@/components/profile/new-token-secret"
import { choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { ListingState } from "@/lib/listing/url"
import type { Meter } from "@/lib/meters/list"
import { meterColumns } from "./meter-columns"
import type { MeterDeed, NamedMeter } from "./meter-dialog"

const load = () => import("./meter-dialog")
const MeterDialog = dynamic(load, { ssr: false })

const FILTERS = [choice("state", "State", { ACTIVE: "Active", DISABLED: "Disabled" })]
type MetersTableProps = {
  rows: readonly Meter[]
  page: Page
  state: ListingState
  /** Why the viewer cannot look after them. */
  lack: string | undefined
}

/** The accounts that post charges, with their tokens (A123). */
export function MetersTable({ rows, page, state, lack }: MetersTableProps) {
  const [deed, setDeed] = useState<MeterDeed | null>(null)
  const [issued, setIssued] = useState<{ name: string; secret: string | null } | null>(null)
  // An account that was just made goes on to its first token once the dialog has closed.
  const made = useRef<NamedMeter | null>(null)
  const close = () => {
    setDeed(made.current ? { kind: "token", meter: made.current } : null)
    made.current = null
  }
  const menu = (meter: Meter): readonly MenuEntry[] => {
    const one = (label: string, next: MeterDeed, reason?: string): MenuEntry => ({
      kind: "do",
      label,
      run: () => setDeed(next),
      danger: next.kind === "disable" || next.kind === "revoke",
      reason: lack ?? reason,
    })
    const without = meter.tokens.length === 0 ? "It has no token that works." : undefined
    return [
      one("Issue a token…", { kind: "token", meter }, meter.disabled ? "Enable the account first." : undefined),
      one("Revoke a token…", { kind: "revoke", meter, tokens: meter.tokens }, without),
      { kind: "rule" },
      meter.disabled ? one("Enable…", { kind: "enable", meter }) : one("Disable…", { kind: "disable", meter }),
    ]
  }
  const create = (
    <Button
      look="primary"
      aria-haspopup="dialog"
      reason={lack}
      onClick={() => setDeed({ kind: "new" })}
      onPointerEnter={() => void load()}
    >
      New metering account
    </Button>
  )
  return (
    <>
      {issued && deed === null ? <NewTokenSecret {...issued} onDone={() => setIssued(null)} /> : null}
      <DataTable<Meter>
        label="Metering accounts"
        columns={meterColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        page={page}
        state={state}
        filters={FILTERS}
        search="Name or id"
        rowMenu={menu}
        toolbar={create}
        empty={
          <EmptyState title="No metering accounts yet">
            Storage is metered by the console. Create an account for whatever runs compute or sends data out: it posts
            those charges with a token, as below.
          </EmptyState>
        }
      />
      {deed ? (
        <MeterDialog
          key={deed.kind}
          deed={deed}
          onMade={(meter) => {
            made.current = meter
          }}
          onIssued={setIssued}
          onClose={close}
        />
      ) : null}
    </>
  )
}
