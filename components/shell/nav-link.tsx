"use client"

import { clsx } from "clsx"
import Link from "next/link"
import { usePathname } from "next/navigation"
import type { Place } from "./places"

export const navLook = "rounded-md px-2.5 py-1.5 text-dim transition-colors hover:bg-sunken hover:text-ink"

export function NavLink({ href, label, within, exact }: Place) {
  const path = usePathname()
  const current = [href, within].some(
    (at) => at !== undefined && (path === at || (!exact && path.startsWith(`${at}/`))),
  )
  return (
    <Link
      href={href}
      aria-current={current ? (path === href ? "page" : "true") : undefined}
      className={clsx(navLook, current && "font-medium text-ink!")}
    >
      {label}
    </Link>
  )
}
