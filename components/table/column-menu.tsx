"use client"

import { Columns3 } from "lucide-react"
import { Menu } from "@/components/ui/menu"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { Column } from "./columns"
import { useListing } from "./navigation"

const SIZES = ["25", "50", "100"]
const button = "inline-grid size-7 place-items-center rounded-sm text-dim hover:bg-sunken hover:text-ink"

/** At the right end of the header row: which optional columns are shown, and how many rows a page has. */
export function ColumnMenu<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const { state, go } = useListing()
  const optional = columns.filter((column) => column.optional)
  const toggle = (id: string, on: boolean) =>
    go(
      {
        columns: optional
          .map((column) => column.id)
          .filter((column) => (column === id ? on : state.columns.includes(column))),
      },
      { replace: true },
    )
  const entries = (): readonly MenuEntry[] => [
    ...optional.map(({ id, header }) => ({
      kind: "check" as const,
      label: header,
      checked: state.columns.includes(id),
      toggle: (on: boolean) => toggle(id, on),
    })),
    ...(optional.length > 0 ? [{ kind: "rule" as const }] : []),
    {
      kind: "one-of",
      label: "Rows on a page",
      value: String(state.size),
      options: SIZES.map((size) => ({ value: size, label: size })),
      pick: (size) => go({ size: Number(size) }, { replace: true }),
    },
  ]
  return (
    <Menu label="Columns" size="icon" entries={entries} className={button}>
      <Columns3 aria-hidden size={15} />
    </Menu>
  )
}
