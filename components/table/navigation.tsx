"use client"

import { usePathname, useRouter } from "next/navigation"
import { createContext, type ReactNode, use, useMemo, useTransition } from "react"
import { type ListingPatch, type ListingState, listingHref } from "@/lib/listing/url"

type Listing = {
  readonly state: ListingState
  /** The address with some of it changed. */
  readonly href: (patch: ListingPatch) => string
  /** Goes there; `replace` leaves no step in the history. */
  readonly go: (patch: ListingPatch, how?: { replace?: boolean; toTop?: boolean }) => void
  readonly pending: boolean
}

const ListingContext = createContext<Listing | null>(null)

export function useListing(): Listing {
  const listing = use(ListingContext)
  if (!listing) throw new Error("This needs a table around it")
  return listing
}

/** The address as the list's only state: everything that changes it goes through here. */
export function ListingProvider({ state, children }: { state: ListingState; children: ReactNode }) {
  const path = usePathname()
  const router = useRouter()
  const [pending, start] = useTransition()
  const listing = useMemo<Listing>(() => {
    const href = (patch: ListingPatch) => listingHref(path, state, patch)
    return {
      state,
      href,
      pending,
      go: (patch, { replace = false, toTop = false } = {}) =>
        start(() => (replace ? router.replace : router.push)(href(patch), { scroll: toTop })),
    }
  }, [path, state, pending, router])
  return <ListingContext value={listing}>{children}</ListingContext>
}
