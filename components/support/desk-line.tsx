import Link from "next/link"
import type { ReactNode } from "react"

type LineProps = { href?: string; name: string; id?: string; end: ReactNode; children?: ReactNode }

/** A line of the desk's overview: a name, what is said of it, and what stands at its end. */
export const Line = ({ href, name, id, end, children }: LineProps) => (
  <li className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0">
    {href ? (
      <Link href={href} className="font-medium hover:underline">
        {name}
      </Link>
    ) : (
      <span className="font-medium">{name}</span>
    )}
    {id ? <code className="text-dim text-xs">{id}</code> : null}
    <span className="text-dim text-sm">{children}</span>
    <span className="ml-auto">{end}</span>
  </li>
)
