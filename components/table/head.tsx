"use client"

import { clsx } from "clsx"
import { ArrowDown, ArrowUp } from "lucide-react"
import { Checkbox } from "@/components/ui/checkbox"
import { ColumnMenu } from "./column-menu"
import { type Column, HIDE } from "./columns"
import { ListingLink } from "./listing-link"
import { useListing } from "./navigation"

type HeadProps<Row> = {
  columns: readonly Column<Row>[]
  all: readonly Column<Row>[]
  selection: { chosen: number; of: number; toggle: (on: boolean) => void } | null
}

export const cellLook = "whitespace-nowrap px-1.5 sm:px-3 first:pl-3 last:pr-2 sm:last:pr-3"

export function Head<Row>({ columns, all, selection }: HeadProps<Row>) {
  const { state } = useListing()
  const every = selection !== null && selection.of > 0 && selection.chosen === selection.of
  return (
    <thead>
      <tr className="border-b">
        {selection ? (
          <th scope="col" className={clsx(cellLook, "h-9 w-[34px]")}>
            <Checkbox
              aria-label="Select this page"
              checked={every}
              indeterminate={selection.chosen > 0 && !every}
              disabled={selection.of === 0}
              onChange={(event) => selection.toggle(event.target.checked)}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const sorted = column.sort !== undefined && column.sort === state.sort
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted ? (state.direction === "asc" ? "ascending" : "descending") : undefined}
              className={clsx(
                cellLook,
                "h-9 font-medium text-[12.5px] text-dim",
                column.align === "end" ? "text-right" : "text-left",
                column.hideBelow && HIDE[column.hideBelow],
                column.className,
              )}
            >
              {column.sort ? <SortLink label={column.header} sort={column.sort} /> : column.header}
            </th>
          )
        })}
        <td className={clsx(cellLook, "sticky right-0 h-9 w-9 max-sm:pl-0 bg-surface bg-clip-padding text-right")}>
          <ColumnMenu columns={all} />
        </td>
      </tr>
    </thead>
  )
}

function SortLink({ label, sort }: { label: string; sort: string }) {
  const { state } = useListing()
  const sorted = state.sort === sort
  const up = sorted && state.direction === "asc"
  return (
    <ListingLink
      patch={{ sort, direction: up ? "desc" : "asc" }}
      className={clsx("inline-flex items-center gap-1 rounded-sm hover:text-ink", sorted && "text-ink")}
    >
      {label}
      {sorted ? up ? <ArrowUp aria-hidden size={13} /> : <ArrowDown aria-hidden size={13} /> : null}
    </ListingLink>
  )
}
