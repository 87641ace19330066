"use client"

import Link from "next/link"
import type { ReactNode } from "react"
import type { ListingPatch } from "@/lib/listing/url"
import { useListing } from "./navigation"

type ListingLinkProps = {
  patch: ListingPatch
  toTop?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

/** A link to the same list, asked differently; the table shows that it is on its way. */
export function ListingLink({ patch, toTop = false, className, children }: ListingLinkProps) {
  const { href, go } = useListing()
  return (
    <Link
      href={href(patch)}
      prefetch={false}
      scroll={toTop}
      onNavigate={(event) => {
        event.preventDefault()
        go(patch, { toTop })
      }}
      className={className}
    >
      {children}
    </Link>
  )
}
