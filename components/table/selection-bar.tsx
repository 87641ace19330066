"use client"

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { COUNT, type Page } from "./columns"
import { useListing } from "./navigation"
import type { Selection, Target } from "./selection"
import { Total } from "./total"

type SelectionBarProps<Row> = {
  rows: readonly Row[]
  ids: readonly string[]
  all: boolean
  total: Page["total"]
  onAll: () => void
  onClear: () => void
  children: (selection: Selection<Row>) => ReactNode
}

/** Appears with a selection, says how many, and holds what can be done with them. */
export function SelectionBar<Row>({ rows, ids, all, total, onAll, onClear, children }: SelectionBarProps<Row>) {
  const { state } = useListing()
  const target: Target = all ? { matching: { q: state.q, filters: state.filters } } : { ids }
  const bar = (counted: number | null) => {
    const count = all ? counted : ids.length
    return (
      <>
        <b aria-live="polite" className="shrink-0 whitespace-nowrap px-2 font-medium tabular-nums">
          {all ? `All ${count === null ? "" : `${COUNT.format(count)} `}matching` : `${ids.length} selected`}
        </b>
        {!all && counted !== null && counted > ids.length ? (
          <Button look="accent" onClick={onAll} className="px-2!">
            Select all {COUNT.format(counted)} <span className="max-sm:sr-only">matching</span>
          </Button>
        ) : null}
        <span aria-hidden className="h-5 w-px shrink-0 bg-line" />
        {children({ count, target, rows, clear: onClear })}
        <IconButton label="Clear selection" onClick={onClear}>
          <X aria-hidden size={15} />
        </IconButton>
      </>
    )
  }
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-max max-w-full items-center gap-1.5 overflow-x-auto rounded-lg border border-line-strong bg-surface p-1.5 shadow-raised max-sm:w-full max-sm:gap-0.5"
    >
      <Total total={total} fallback={bar(null)}>
        {bar}
      </Total>
    </section>
  )
}
