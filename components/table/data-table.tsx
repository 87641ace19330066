"use client"

import { type ColumnDef, type RowData, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table"
import { clsx } from "clsx"
import { type ReactNode, useMemo, useState } from "react"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { ListingState } from "@/lib/listing/url"
import type { Column, Filter, Page } from "./columns"
import { Foot } from "./foot"
import { Head } from "./head"
import { ListingProvider, useListing } from "./navigation"
import { NoRows } from "./no-rows"
import { BodyRow } from "./row"
import { pickedOf, type Selection } from "./selection"
import { SelectionBar } from "./selection-bar"
import { Toolbar } from "./toolbar"

export type DataTableProps<Row extends RowData> = {
  /** What the rows are, in the plural: "Members". */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Names a row to a screen reader: "Select Jennifer Smith". */
  rowLabel: (row: Row) => string
  page: Page
  state: ListingState
  filters?: readonly Filter[] | undefined
  /** What the search looks in: "Name, username or e-mail". */
  search?: string | undefined
  /** The actions of the bar that appears with a selection; without it rows cannot be selected. */
  actions?: ((selection: Selection<Row>) => ReactNode) | undefined
  /** Asked when the row's menu is opened. */
  rowMenu?: ((row: Row) => readonly MenuEntry[]) | undefined
  exportHref?: string | undefined
  /** Buttons at the right of the toolbar. */
  toolbar?: ReactNode
  /** What stands there when there is nothing at all, unfiltered. */
  empty?: ReactNode
}

const features = tableFeatures({ rowSelectionFeature })

/** The one table: rendered on the server with its rows, its state in the address. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  return (
    <ListingProvider state={props.state}>
      <Toolbar {...props} />
      <Sheet {...props} />
    </ListingProvider>
  )
}

function Sheet<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowLabel, page, state, actions, rowMenu, empty } = props
  const { href, pending } = useListing()
  const place = `${href({})} ${state.after} ${state.before}`
  const [picked, setPicked] = useState(() => pickedOf(place))
  // What was picked belongs to what was in sight: another page or filter starts anew.
  const current = picked.place === place ? picked : pickedOf(place)

  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () => columns.map(({ id, header, cell }) => ({ id, header, cell: (context) => cell(context.row.original) })),
    [columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    state: { rowSelection: current.rows },
    onRowSelectionChange: (change) =>
      setPicked({
        place,
        all: false,
        rows: typeof change === "function" ? change(current.rows) : change,
      }),
  })
  const shown = columns.filter((column) => !column.optional || state.columns.includes(column.id))
  const chosen = rows.filter((row) => current.all || current.rows[rowId(row)])
  const pick = (which: readonly Row[], all = false) =>
    setPicked({ place, all, rows: Object.fromEntries(which.map((row) => [rowId(row), true])) })

  return (
    <>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <div className="overflow-x-auto">
          <table
            aria-label={label}
            aria-busy={pending}
            className={clsx("w-full border-collapse transition-opacity", pending && "opacity-60")}
          >
            <Head
              columns={shown}
              all={columns}
              selection={
                actions ? { chosen: chosen.length, of: rows.length, toggle: (on) => pick(on ? rows : []) } : null
              }
            />
            <tbody>
              {table.getRowModel().rows.map((row) => (
                <BodyRow
                  key={row.id}
                  row={row.original}
                  label={rowLabel(row.original)}
                  columns={shown}
                  selected={current.all || current.rows[row.id] === true}
                  onToggle={actions ? row.getToggleSelectedHandler() : null}
                  menu={rowMenu}
                />
              ))}
            </tbody>
          </table>
        </div>
        {rows.length === 0 ? <NoRows label={label}>{empty}</NoRows> : null}
        <Foot page={page} shown={rows.length} />
      </div>
      {actions && chosen.length > 0 ? (
        <SelectionBar
          rows={chosen}
          ids={chosen.map(rowId)}
          all={current.all}
          total={page.total}
          onAll={() => pick(rows, true)}
          onClear={() => pick([])}
        >
          {actions}
        </SelectionBar>
      ) : null}
    </>
  )
}
