import type { ReactNode } from "react"

type SectionProps = { title: string; hint?: ReactNode; action?: ReactNode; children: ReactNode }

/** A part of a settings page: what it is at the left, what it holds at the right, ruled off from the next. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-3 border-t py-6 first:border-t-0 first:pt-2 md:grid-cols-[240px_minmax(0,1fr)]">
      <div>
        <div className="flex items-center gap-3">
          <h2 className="font-semibold text-base">{title}</h2>
          {action}
        </div>
        {hint ? <p className="mt-1 text-dim text-sm">{hint}</p> : null}
      </div>
      <div className="min-w-0 max-w-[720px]">{children}</div>
    </section>
  )
}

/** A list of names and values. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-[190px_minmax(0,1fr)]">{children}</dl>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-dim max-sm:-mb-2 max-sm:text-sm">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </>
)
