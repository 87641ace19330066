import Link from "next/link"

type OrgLink = { readonly id: string; readonly name: string; readonly href: string | null }

/** Organizations by name, a link each where there is a page to open. */
export function OrgLinks({ orgs, none }: { orgs: readonly OrgLink[]; none: string }) {
  if (orgs.length === 0) return <span className="text-faint">{none}</span>
  return (
    <ul className="flex flex-wrap gap-x-4">
      {orgs.map((org) => (
        <li key={org.id}>
          {org.href ? (
            <Link href={org.href} className="rounded-sm text-accent hover:underline hover:underline-offset-2">
              {org.name}
            </Link>
          ) : (
            org.name
          )}
        </li>
      ))}
    </ul>
  )
}
