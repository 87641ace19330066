"use client"

import { clsx } from "clsx"
import { Ellipsis } from "lucide-react"
import { Checkbox } from "@/components/ui/checkbox"
import { Menu } from "@/components/ui/menu"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { type Column, HIDE } from "./columns"
import { cellLook } from "./head"

type BodyRowProps<Row> = {
  row: Row
  label: string
  columns: readonly Column<Row>[]
  selected: boolean
  onToggle: ((event: unknown) => void) | null
  menu: ((row: Row) => readonly MenuEntry[]) | undefined
}

const menuButton =
  "inline-grid size-7 place-items-center rounded-sm text-faint hover:bg-line hover:text-ink aria-expanded:bg-line aria-expanded:text-ink"

export function BodyRow<Row>({ row, label, columns, selected, onToggle, menu }: BodyRowProps<Row>) {
  return (
    <tr
      data-selected={selected || undefined}
      className="border-b bg-surface last:border-b-0 hover:bg-sunken data-selected:bg-accent-soft"
    >
      {onToggle ? (
        <td className={clsx(cellLook, "h-11 select-none")}>
          <Checkbox aria-label={`Select ${label}`} checked={selected} onChange={onToggle} />
        </td>
      ) : null}
      {columns.map((column) => {
        const look = clsx(
          cellLook,
          "h-11",
          column.align === "end" && "text-right tabular-nums",
          column.hideBelow && HIDE[column.hideBelow],
          column.className,
        )
        return column.names ? (
          <th key={column.id} scope="row" className={clsx(look, "text-left font-normal")}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={look}>
            {column.cell(row)}
          </td>
        )
      })}
      <td className={clsx(cellLook, "sticky right-0 h-11 w-9 max-sm:pl-0 bg-inherit bg-clip-padding text-right")}>
        {menu ? (
          <Menu label={`Actions for ${label}`} size="icon" entries={() => menu(row)} className={menuButton}>
            <Ellipsis aria-hidden size={15} />
          </Menu>
        ) : null}
      </td>
    </tr>
  )
}
