import Link from "next/link"
import type { ReactNode } from "react"
import { Avatar } from "./avatar"
import { CopyButton } from "./copy-button"

type PageHeaderProps = {
  title: string
  /** An id in mono with a copy button. */
  id?: string | undefined
  /** Shows the initials of a person before the name. */
  person?: boolean | undefined
  back?: { href: string; label: string } | undefined
  badges?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function PageHeader({ title, id, person, back, badges, actions, children }: PageHeaderProps) {
  return (
    <div>
      {back ? (
        <p className="mb-1.5 text-dim">
          <Link href={back.href} className="hover:text-ink">
            {back.label} <span aria-hidden>›</span>
          </Link>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {person ? <Avatar name={title} size="lg" /> : null}
        <h1 className="min-w-0 text-xl [overflow-wrap:anywhere]">{title}</h1>
        {id ? (
          <span className="inline-flex items-center gap-0.5 text-dim">
            <code>{id}</code>
            <CopyButton value={id} label={`Copy ${id}`} />
          </span>
        ) : null}
        {badges}
        {actions ? <div className="ml-auto flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children ? <div className="mt-1 text-dim">{children}</div> : null}
    </div>
  )
}
