"use client"

import { clsx } from "clsx"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { intoSight } from "./into-sight"

export type Tab = {
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  /** Only the exact address is this tab, not what lies below it. */
  readonly exact?: boolean | undefined
}

const COUNT = new Intl.NumberFormat("en-US")

/** Tabs are links: each has an address, works without script and in the browser's history. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname()
  return (
    <nav
      aria-label={label}
      className="mt-3 mb-4 flex gap-5 overflow-x-auto overflow-y-hidden shadow-[inset_0_-1px_0_var(--line)] [scrollbar-width:none]"
    >
      {tabs.map((tab) => {
        const current = path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`))
        return (
          <Link
            key={tab.href}
            ref={current ? intoSight : null}
            href={tab.href}
            aria-current={current ? "page" : undefined}
            className={clsx(
              "whitespace-nowrap border-b-2 py-2 pb-[9px] -outline-offset-2",
              current ? "border-accent font-medium text-ink" : "border-transparent text-dim hover:text-ink",
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="ml-[5px] font-normal text-faint tabular-nums">{COUNT.format(tab.count)}</span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
