"use client"

import { clsx } from "clsx"
import type { ReactNode } from "react"
import { type Column, HIDE } from "@/components/table/columns"
import { cellLook } from "@/components/table/head"
import { BodyRow } from "@/components/table/row"
import type { MenuEntry } from "@/components/ui/menu-entries"

type SheetProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowLabel: (row: Row) => string
  rowMenu?: ((row: Row) => readonly MenuEntry[]) | undefined
  empty: ReactNode
}

// The room that a row keeps for its menu falls away where there is none.
const noMenu = "[&_tr>*:last-child]:w-0! [&_tr>*:last-child]:px-0! [&_tr>*:nth-last-child(2)]:pr-3!"

/** A person's own few things, all in sight: the looks of the one table, without search, filters and pages. */
export function Sheet<Row>({ label, columns, rows, rowId, rowLabel, rowMenu, empty }: SheetProps<Row>) {
  if (rows.length === 0) return <div className="rounded-lg border bg-surface">{empty}</div>
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <div className="overflow-x-auto">
        <table aria-label={label} className={clsx("w-full border-collapse", !rowMenu && noMenu)}>
          <thead>
            <tr className="border-b">
              {columns.map((column) => (
                <Heading key={column.id} column={column} />
              ))}
              <td className={clsx(cellLook, "w-9")} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BodyRow
                key={rowId(row)}
                row={row}
                label={rowLabel(row)}
                columns={columns}
                selected={false}
                onToggle={null}
                menu={rowMenu}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const look = clsx(
    cellLook,
    "h-9 font-medium text-[12.5px] text-dim",
    column.align === "end" ? "text-right" : "text-left",
    column.hideBelow && HIDE[column.hideBelow],
    column.className,
  )
  // A column of buttons needs no name: each says itself.
  if (column.header === "") return <td className={look} />
  return (
    <th scope="col" className={look}>
      {column.header}
    </th>
  )
}

/** Names the row: what it is called, and below in small what tells it apart. */
export const Named = ({ title, badge, children }: { title: ReactNode; badge?: ReactNode; children?: ReactNode }) => (
  <span className="block min-w-0 py-1 leading-[18px]">
    <span className="flex items-center gap-2 font-medium">
      <span className="max-w-[44vw] truncate sm:max-w-64">{title}</span>
      {badge}
    </span>
    {children ? <span className="block max-w-[60vw] truncate text-dim text-xs sm:max-w-72">{children}</span> : null}
  </span>
)
