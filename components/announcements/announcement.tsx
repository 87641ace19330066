import { clsx } from "clsx"
import { Info, TriangleAlert, Wrench } from "lucide-react"
import type { ReactNode } from "react"
import type { CurrentAnnouncement } from "@/lib/announcements/current"
import { KIND_WORDS } from "./words"

const LOOKS = {
  info: { look: "bg-accent-soft", mark: "text-accent", Icon: Info },
  warning: { look: "bg-warn-soft", mark: "text-warn", Icon: TriangleAlert },
  maintenance: { look: "bg-sunken", mark: "text-dim", Icon: Wrench },
} as const

/** Longer text is folded: it must not push away the page below. */
const SHORT = 220
const isShort = (text: string): boolean => text.length <= SHORT && text.split("\n").length <= 3

type AnnouncementProps = Pick<CurrentAnnouncement, "title" | "text" | "kind"> & {
  /** What stands at its end. */
  action?: ReactNode
  className?: string | undefined
}

/** An announcement as its readers see it: above a page, and before it is published. */
export function Announcement({ title, text, kind, action, className }: AnnouncementProps) {
  const { look, mark, Icon } = LOOKS[kind]
  const body = <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{text}</p>
  return (
    <div className={clsx("text-ink", look)}>
      <div className={clsx("mx-auto flex max-w-[1440px] items-start gap-2.5", className)}>
        <Icon aria-hidden size={16} className={clsx("mt-0.5 shrink-0", mark)} />
        <div className="min-w-0 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">
            <span className="sr-only">{KIND_WORDS[kind]}: </span>
            {title}
          </p>
          {text === "" ? null : isShort(text) ? (
            body
          ) : (
            <details>
              <summary className="w-fit cursor-pointer text-sm underline">Read all of it</summary>
              {body}
            </details>
          )}
        </div>
        {action}
      </div>
    </div>
  )
}
