import Link from "next/link"

type BreadcrumbsProps = { home: string; root: string; line: readonly { id: string; name: string }[] }

/** Where one stands in the project's folders, each a way back. */
export function Breadcrumbs({ home, root, line }: BreadcrumbsProps) {
  const steps = [{ id: "", name: root }, ...line]
  return (
    <nav aria-label="Folder" className="min-w-0 overflow-x-auto [scrollbar-width:none]">
      <ol className="flex items-center gap-1.5 whitespace-nowrap">
        {steps.map(({ id, name }, at) => {
          const last = at === steps.length - 1
          return (
            <li key={id} className="flex items-center gap-1.5">
              {last ? (
                <span aria-current="page" className="max-w-[32ch] truncate font-medium">
                  {name}
                </span>
              ) : (
                <Link
                  href={id ? `${home}/${id}` : home}
                  prefetch={false}
                  className="max-w-[24ch] truncate text-dim hover:text-ink"
                >
                  {name}
                </Link>
              )}
              {last ? null : (
                <span aria-hidden className="text-faint">
                  ›
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
