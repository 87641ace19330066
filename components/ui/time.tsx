"use client"

import { useSyncExternalStore } from "react"
import { dateWords, fullWords, momentWords, relativeWords } from "./time-words"
import { useTimeZone } from "./time-zone"

type TimeProps = {
  /** ISO string, or milliseconds. */
  value: string | number
  /** `relative` (default): "2 h ago"; `date`: "12 Nov"; `moment`: "12 Nov 2026, 14:05". */
  as?: "relative" | "date" | "moment" | undefined
}

const MINUTE = 60_000

function everyMinute(changed: () => void) {
  const timer = setInterval(changed, MINUTE)
  return () => clearInterval(timer)
}
const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE + MINUTE - 1

/** A moment in the viewer's time zone, which is named in the title. */
export function Time({ value, as = "relative" }: TimeProps) {
  const zone = useTimeZone()
  const now = useSyncExternalStore(everyMinute, thisMinute, thisMinute)
  const at = new Date(value).getTime()
  if (Number.isNaN(at)) return null
  const words =
    as === "relative" ? relativeWords(at, now, zone) : as === "date" ? dateWords(at, now, zone) : momentWords(at, zone)
  return (
    <time dateTime={new Date(at).toISOString()} title={fullWords(at, zone)} suppressHydrationWarning>
      {words}
    </time>
  )
}
