"use client"

import { clsx } from "clsx"
import { ChevronDown } from "lucide-react"
import dynamic from "next/dynamic"
import { useRef, useState } from "react"
import { type FilterValue, isSet } from "@/lib/listing/url"
import type { Filter } from "./columns"
import { useListing } from "./navigation"

const load = () => import("./filter-panel")
const FilterPanel = dynamic(load, { ssr: false })

/** One filter as a chip: dashed while it lets everything through, solid and saying what when it does not. */
export function FilterChip({ filter }: { filter: Filter }) {
  const { state } = useListing()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const value = state.filters[filter.id]
  const set = isSet(value)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className={clsx(
          "inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 transition-colors hover:border-control hover:text-ink",
          set ? "border-line-strong bg-surface text-ink" : "border-line-strong border-dashed text-dim",
        )}
      >
        {filter.label}
        {set ? <span className="max-w-48 truncate font-medium">{spoken(filter, value)}</span> : null}
        {set ? <ChevronDown aria-hidden size={12} className="text-faint" /> : null}
      </button>
      {open ? <FilterPanel filter={filter} value={value} anchor={anchor} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function spoken(filter: Filter, value: FilterValue): string {
  if (typeof value === "string") return value
  if ("from" in value)
    return value.from && value.to
      ? `${value.from} to ${value.to}`
      : value.from
        ? `since ${value.from}`
        : `until ${value.to}`
  const labels = filter.kind === "choice" ? filter.options.filter((option) => value.includes(option.value)) : []
  return labels.length > 2 ? `${labels.length} of them` : labels.map((option) => option.label).join(", ")
}
