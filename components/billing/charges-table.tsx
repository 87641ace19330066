"use client"

import { useMemo } from "react"
import { choice, type Filter, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Total } from "@/components/table/total"
import { EmptyState } from "@/components/ui/empty-state"
import { CHARGE_KIND_WORDS } from "@/lib/access/charges"
import { dollarsOf } from "@/lib/access/money"
import type { Charge } from "@/lib/charges/lines"
import type { ListingState } from "@/lib/listing/url"
import { chargeColumns } from "./charge-columns"
import { MonthPicker } from "./month-picker"

type ChargesTableProps = {
  rows: readonly Charge[]
  /** Whether it shows what others caused too. */
  all: boolean
  page: Page
  /** What all that match come to; later than the rows. */
  amount: Promise<string | null>
  state: ListingState
  exportHref: string
  month: string
  months: readonly { readonly value: string; readonly label: string; readonly href: string }[]
}

const filtersFor = (all: boolean): readonly Filter[] => [
  choice("kind", "Kind", CHARGE_KIND_WORDS),
  { kind: "text", id: "project", label: "Project", placeholder: "Name or id" },
  ...(all ? [{ kind: "text", id: "user", label: "User", placeholder: "Name or username" } as const] : []),
  { kind: "date", id: "used", label: "Used" },
]

/** The ledger of an account, line by line. */
export function ChargesTable({ rows, all, page, amount, state, exportHref, month, months }: ChargesTableProps) {
  const filters = useMemo(() => filtersFor(all), [all])
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">
          {all ? "Charges" : "Charges you caused"}
          <Total total={amount as unknown as Promise<number | null>} fallback={null}>
            {(sum) =>
              sum === null ? null : <span className="ml-2.5 text-dim tabular-nums">{dollarsOf(String(sum))}</span>
            }
          </Total>
        </h2>
        <MonthPicker label="Month" value={month} months={months} />
      </div>
      <DataTable<Charge>
        label="Charges"
        columns={chargeColumns(all)}
        rows={rows}
        rowId={(row) => row.key}
        rowLabel={(row) => `${CHARGE_KIND_WORDS[row.kind]} of ${row.project.name ?? row.project.id}`}
        page={page}
        state={state}
        filters={filters}
        exportHref={exportHref}
        empty={
          <EmptyState title="No charges yet">
            Each analysis that runs, each day of stored data and each download is a line here, once it is charged.
          </EmptyState>
        }
      />
    </>
  )
}
