import type { ReactNode } from "react"

type StandingPageProps = { title: string; action?: ReactNode; children: ReactNode }

/** A page with nothing around it: signing in, not found, and what went wrong. */
export const StandingPage = ({ title, action, children }: StandingPageProps) => (
  <main className="mx-auto grid w-full max-w-[392px] gap-2 px-6 pt-[14vh] pb-12">
    <p className="mb-5 flex items-center gap-2 font-semibold tracking-tight">
      <span
        aria-hidden
        className="grid size-[18px] place-items-center rounded-[5px] bg-accent font-semibold text-[11px] text-on-accent leading-none"
      >
        P
      </span>
      Provost
    </p>
    <h1 className="text-xl">{title}</h1>
    <div className="grid gap-2 text-dim">{children}</div>
    {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
  </main>
)
