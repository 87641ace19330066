"use client"

import type { ReactNode } from "react"
import { buttonLook } from "@/components/ui/button-look"
import { isFiltered, type ListingPatch, type ListingState } from "@/lib/listing/url"
import type { Filter } from "./columns"
import { FilterChip } from "./filter-chip"
import { ListingLink } from "./listing-link"
import { useListing } from "./navigation"
import { SearchBox } from "./search-box"

type ToolbarProps = {
  label: string
  search?: string | undefined
  filters?: readonly Filter[] | undefined
  exportHref?: string | undefined
  toolbar?: ReactNode
}

/** Everything let through again. */
export const cleared = (state: ListingState): ListingPatch => ({
  q: "",
  filters: Object.fromEntries(Object.keys(state.filters).map((id) => [id, []])),
})

export function Toolbar({ label, search, filters = [], exportHref, toolbar }: ToolbarProps) {
  const { state } = useListing()
  if (!search && filters.length === 0 && !exportHref && !toolbar) return null
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {search ? <SearchBox label={search} /> : null}
      {filters.length > 0 ? (
        <fieldset
          aria-label={`Filter ${label.toLowerCase()}`}
          className="-m-1 flex min-w-0 items-center gap-2 overflow-x-auto p-1 [scrollbar-width:none] max-sm:basis-full sm:flex-wrap"
        >
          {filters.map((filter) => (
            <FilterChip key={filter.id} filter={filter} />
          ))}
          {isFiltered(state) ? (
            <ListingLink patch={cleared(state)} className="shrink-0 rounded-sm px-1 text-accent hover:underline">
              Clear
            </ListingLink>
          ) : null}
        </fieldset>
      ) : null}
      <div className="ml-auto flex flex-wrap justify-end gap-2">
        {exportHref ? (
          <a href={exportHref} download className={buttonLook("quiet")}>
            Export
          </a>
        ) : null}
        {toolbar}
      </div>
    </div>
  )
}
