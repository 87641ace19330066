import { clsx } from "clsx"
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"

const TONES = {
  note: { look: "bg-accent-soft text-ink", mark: "text-accent", Icon: Info },
  ok: { look: "bg-ok-soft text-ink", mark: "text-ok", Icon: CircleCheck },
  warn: { look: "bg-warn-soft text-ink", mark: "text-warn", Icon: TriangleAlert },
  danger: { look: "bg-danger-soft text-ink", mark: "text-danger", Icon: CircleAlert },
} as const

type CalloutProps = {
  tone?: keyof typeof TONES | undefined
  title?: string | undefined
  action?: ReactNode
  /** Read out as soon as it appears. */
  alert?: boolean | undefined
  children?: ReactNode
}

export function Callout({ tone = "note", title, action, alert, children }: CalloutProps) {
  const { look, mark, Icon } = TONES[tone]
  return (
    <div
      role={alert ? "alert" : undefined}
      className={clsx("flex items-start gap-2.5 rounded-md px-3 py-2.5 max-sm:flex-wrap", look)}
    >
      <Icon aria-hidden size={16} className={clsx("mt-0.5 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
      {action ? <div className="-my-0.5 shrink-0 max-sm:my-0.5 max-sm:w-full max-sm:pl-[26px]">{action}</div> : null}
    </div>
  )
}
