"use client"

import { X } from "lucide-react"
import { usePathname } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import { useAct } from "@/components/form/act"
import { IconButton } from "@/components/ui/icon-button"
import { useToasts } from "@/components/ui/toast"
import type { CurrentAnnouncement } from "@/lib/announcements/current"
import { Announcement } from "./announcement"

const REST = 30_000

type AnnouncementsProps = {
  current: readonly CurrentAnnouncement[]
  /** Asked again when the page comes back into view or another is opened, never by itself: asking keeps a session open. */
  look: () => Promise<readonly CurrentAnnouncement[] | null>
}

/** What is announced to everybody, above every page until it is put away (A262). It is read out when it comes, and takes no focus. */
export function Announcements({ current, look }: AnnouncementsProps) {
  const [given, setGiven] = useState(current)
  const [known, setKnown] = useState(current)
  const [away, setAway] = useState<readonly string[]>([])
  const place = useRef<HTMLDivElement>(null)
  const { act } = useAct()
  const { add } = useToasts()
  if (given !== current) {
    setGiven(current)
    setKnown(current)
  }
  useAgain(look, setKnown)
  const shown = known.filter(({ id }) => !away.includes(id))

  async function dismiss(id: string) {
    const at = shown.findIndex((one) => one.id === id)
    setAway((before) => [...before, id])
    // Whoever works by keyboard goes on at the next one, or where the page begins.
    const next = place.current?.querySelectorAll<HTMLElement>("[data-dismiss]")[at + 1]
    const goOn = next ?? document.getElementById("main")
    goOn?.focus({ preventScroll: true })
    const answer = await act("announcement.dismiss", null, { announcement: id })
    // What was taken away meanwhile is put away as well.
    if (answer.ok || answer.refusal === "not_found") return
    setAway((before) => before.filter((one) => one !== id))
    add({ title: "It could not be dismissed", description: answer.message, tone: "failed" })
  }
  return (
    <div aria-live="polite" ref={place}>
      {shown.length > 0 ? (
        <section aria-label="Announcements" className="grid divide-y border-b">
          {shown.map(({ id, ...said }) => (
            <Announcement
              key={id}
              {...said}
              className="px-3 py-2 sm:px-6"
              action={
                <IconButton
                  data-dismiss=""
                  label={`Dismiss: ${said.title}`}
                  className="-my-1 shrink-0"
                  onClick={() => void dismiss(id)}
                >
                  <X aria-hidden size={15} />
                </IconButton>
              }
            />
          ))}
        </section>
      ) : null}
    </div>
  )
}

/** Asks again on another page and when the window is looked at again, at most every half a minute. */
function useAgain(look: AnnouncementsProps["look"], tell: (found: readonly CurrentAnnouncement[]) => void) {
  const path = usePathname()
  const asked = useRef<{ at: number; path: string } | null>(null)
  useEffect(() => {
    asked.current ??= { at: performance.now(), path }
    const again = () => {
      const last = asked.current
      if (document.visibilityState !== "visible" || (last && performance.now() - last.at < REST)) return
      asked.current = { at: performance.now(), path }
      look().then(
        (found) => (found === null ? undefined : tell(found)),
        () => undefined,
      )
    }
    if (asked.current.path !== path) again()
    document.addEventListener("visibilitychange", again)
    window.addEventListener("focus", again)
    return () => {
      document.removeEventListener("visibilitychange", again)
      window.removeEventListener("focus", again)
    }
  }, [path, look, tell])
}
