"use client"

import { createContext, type ReactNode, use, useSyncExternalStore } from "react"

const ZoneContext = createContext<string | null>(null)

/** The zone that the viewer chose for themselves, for every time below; without one, the browser's. */
export const TimeZoneProvider = ({ zone, children }: { zone: string | null; children: ReactNode }) => (
  <ZoneContext value={zone}>{children}</ZoneContext>
)

const never = () => () => {}
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"

/** The viewer's time zone: chosen, or the browser's, which the server cannot know: it writes UTC. */
export function useTimeZone(): string {
  const chosen = use(ZoneContext)
  const here = useSyncExternalStore(never, browserZone, () => "UTC")
  return chosen ?? here
}
