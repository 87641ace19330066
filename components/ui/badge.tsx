import { clsx } from "clsx"
import type { ReactNode } from "react"

const TONES = {
  neutral: "bg-sunken text-dim",
  accent: "bg-accent-soft text-accent in-data-selected:bg-surface",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
} as const

export type Tone = keyof typeof TONES

export function Badge(props: { tone?: Tone | undefined; title?: string | undefined; children: ReactNode }) {
  const { tone = "neutral", title, children } = props
  return (
    <span
      title={title}
      className={clsx("inline-block whitespace-nowrap rounded-[9px] px-[7px] font-medium text-xs", TONES[tone])}
    >
      {children}
    </span>
  )
}
