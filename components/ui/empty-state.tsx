import type { ReactNode } from "react"

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode }

/** What stands where rows would: why there are none, and what to do next. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="grid justify-items-center gap-1 px-6 py-14 text-center">
    <p className="font-medium">{title}</p>
    {children ? <div className="max-w-[46ch] text-balance text-dim">{children}</div> : null}
    {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
  </div>
)
