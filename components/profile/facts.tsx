import type { ReactNode } from "react"

/** What is known of something, a line each, ruled off. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="max-w-[760px] border-t">{children}</dl>

type FactProps = { label: string; hint?: ReactNode; action?: ReactNode; children: ReactNode }

export const Fact = ({ label, hint, action, children }: FactProps) => (
  <div className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b py-2 sm:grid-cols-[200px_minmax(0,1fr)_auto]">
    <dt className="text-dim max-sm:col-span-2">{label}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">
      {children}
      {hint ? <span className="block text-faint text-xs leading-4">{hint}</span> : null}
    </dd>
    {action ? <dd>{action}</dd> : null}
  </div>
)
