"use client"

import { clsx } from "clsx"
import Link from "next/link"
import { usePathname } from "next/navigation"

/** The two ways to look at who is in a project: whom it is shared with, and who reaches it by that. */
export function MembersViews({ project, people }: { project: string; people: boolean }) {
  const path = usePathname()
  const home = `/projects/${project}/members`
  if (!people) return null
  const views = [
    { href: home, label: "Shared with" },
    { href: `${home}/access`, label: "Who has access" },
  ]
  return (
    <nav
      aria-label="Views of the members"
      className="mb-3 inline-flex rounded-md border border-line-strong bg-surface p-0.5"
    >
      {views.map((view) => (
        <Link
          key={view.href}
          href={view.href}
          aria-current={path === view.href ? "page" : undefined}
          className={clsx(
            "rounded-sm px-2.5 py-1 -outline-offset-2",
            path === view.href ? "bg-accent-soft font-medium text-accent" : "text-dim hover:text-ink",
          )}
        >
          {view.label}
        </Link>
      ))}
    </nav>
  )
}
