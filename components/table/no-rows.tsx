"use client"

import type { ReactNode } from "react"
import { buttonLook } from "@/components/ui/button-look"
import { EmptyState } from "@/components/ui/empty-state"
import { isFiltered } from "@/lib/listing/url"
import { ListingLink } from "./listing-link"
import { useListing } from "./navigation"
import { cleared } from "./toolbar"

/** Nothing there, and nothing that matches, are two different things. */
export function NoRows({ label, children }: { label: string; children: ReactNode }) {
  const { state } = useListing()
  if (!isFiltered(state)) return children ?? <EmptyState title={`No ${label.toLowerCase()} yet`} />
  return (
    <EmptyState
      title={`No ${label.toLowerCase()} match`}
      action={
        <ListingLink patch={cleared(state)} className={buttonLook()}>
          Clear search and filters
        </ListingLink>
      }
    >
      Nothing fits this search and these filters together.
    </EmptyState>
  )
}
