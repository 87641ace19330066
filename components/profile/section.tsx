import type { ReactNode } from "react"

type SectionProps = { title: string; about?: ReactNode; action?: ReactNode; children?: ReactNode }

/** A part of a page: its name, what it is for, and the one thing to do with all of it. */
export const Section = ({ title, about, action, children }: SectionProps) => (
  <section className="mb-9 last:mb-0">
    <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 max-w-[76ch]">
        <h2 className="text-lg">{title}</h2>
        {about ? <div className="text-pretty text-dim">{about}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
    {children}
  </section>
)
