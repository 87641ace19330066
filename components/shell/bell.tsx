"use client"

import { Bell as BellIcon } from "lucide-react"
import dynamic from "next/dynamic"
import { useEffect, useRef, useState } from "react"
import { buttonLook } from "@/components/ui/button-look"
import { Tooltip } from "@/components/ui/tooltip"

const load = () => import("@/components/notifications/bell-panel")
const BellPanel = dynamic(load, { ssr: false })

const REST = 30_000

type BellProps = {
  unread: number
  /** Asked again when the page comes back into view, never by itself: asking keeps a session open. */
  countUnread: () => Promise<number | null>
}

/** How many notifications are unread, and the newest of them when it is pressed (A184, A191). */
export function Bell({ unread, countUnread }: BellProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [known, setKnown] = useState(unread)
  const [count, setCount] = useState(unread)
  if (known !== unread) {
    setKnown(unread)
    setCount(unread)
  }
  useEffect(() => {
    let asked = performance.now()
    const look = () => {
      if (document.visibilityState !== "visible" || performance.now() - asked < REST) return
      asked = performance.now()
      countUnread().then(
        (now) => (now === null ? undefined : setCount(now)),
        () => undefined,
      )
    }
    document.addEventListener("visibilitychange", look)
    window.addEventListener("focus", look)
    return () => {
      document.removeEventListener("visibilitychange", look)
      window.removeEventListener("focus", look)
    }
  }, [countUnread])
  const label = count === 0 ? "Notifications" : `Notifications, ${count > 99 ? "more than 99" : count} unread`
  return (
    <>
      <Tooltip label="Notifications" quiet={open}>
        <button
          ref={anchor}
          type="button"
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          className={buttonLook("quiet", "icon", "relative")}
        >
          <BellIcon aria-hidden size={17} />
          {count > 0 ? (
            <span
              aria-hidden
              className="absolute -top-0.5 left-[17px] grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent leading-none"
            >
              {count > 99 ? "99+" : count}
            </span>
          ) : null}
        </button>
      </Tooltip>
      {open ? <BellPanel anchor={anchor} unread={count} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
