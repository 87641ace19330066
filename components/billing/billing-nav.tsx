"use client"

import { clsx } from "clsx"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { intoSight } from "@/components/ui/into-sight"

type BillingNavProps = {
  /** The address of the account's overview; the others lie below it. */
  home: string
  /** Whether the viewer may edit who is invoiced. */
  information: boolean
  /** Whether the viewer sees its statements. */
  statements: boolean
}

/** The pages of one billing account; those one may not open are absent (A110, settled 2.7). */
export function BillingNav({ home, information, statements }: BillingNavProps) {
  const path = usePathname()
  const pages = [
    { href: home, label: "Overview" },
    { href: `${home}/charges`, label: "Charges" },
    ...(information ? [{ href: `${home}/information`, label: "Billing information" }] : []),
    ...(statements ? [{ href: `${home}/statements`, label: "Statements" }] : []),
  ]
  return (
    <nav
      aria-label="Billing"
      className="mb-5 flex w-fit max-w-full overflow-x-auto rounded-md border border-line-strong bg-surface p-0.5 [scrollbar-width:none]"
    >
      {pages.map(({ href, label }) => {
        const current = path === href || (href !== home && path.startsWith(`${href}/`))
        return (
          <Link
            key={href}
            ref={current ? intoSight : null}
            href={href}
            aria-current={current ? "page" : undefined}
            className={clsx(
              "whitespace-nowrap rounded-sm px-2.5 py-1 -outline-offset-2",
              current ? "bg-accent-soft font-medium text-accent" : "text-dim hover:text-ink",
            )}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
