"use client"

import type { ReactNode } from "react"
import type { ListingPatch } from "@/lib/listing/url"
import { COUNT, type Page } from "./columns"
import { ListingLink } from "./listing-link"
import { Total } from "./total"

/** Which rows these are, of how many, and the way to those before and after. */
export function Foot({ page, shown }: { page: Page; shown: number }) {
  const { from, size, next, previous } = page
  const range =
    shown === 0 ? "" : from === null ? COUNT.format(shown) : `${COUNT.format(from)}–${COUNT.format(from + shown - 1)}`
  const before = from === null ? null : Math.max(1, from - size)
  return (
    <div className="flex h-[42px] items-center gap-3 border-t px-3 text-dim text-sm tabular-nums">
      <span aria-live="polite">
        {shown === 0 ? "None" : range}
        <Total total={page.total} fallback={<span className="text-faint"> of …</span>}>
          {(total) => (total === null || shown === 0 ? null : ` of ${COUNT.format(total)}`)}
        </Total>
      </span>
      {previous || next ? (
        <nav aria-label="Pages" className="ml-auto flex gap-1">
          <Step patch={previous === null ? null : { before: previous, after: null, from: before }}>
            <span aria-hidden>‹</span> Previous
          </Step>
          <Step patch={next === null ? null : { after: next, before: null, from: from === null ? null : from + shown }}>
            Next <span aria-hidden>›</span>
          </Step>
        </nav>
      ) : null}
    </div>
  )
}

function Step({ patch, children }: { patch: ListingPatch | null; children: ReactNode }) {
  if (!patch) {
    return (
      <span aria-disabled="true" className="px-1.5 text-faint opacity-70">
        {children}
      </span>
    )
  }
  return (
    <ListingLink patch={patch} toTop className="rounded-sm px-1.5 hover:text-ink">
      {children}
    </ListingLink>
  )
}
