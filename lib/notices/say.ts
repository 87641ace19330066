import type { Payload } from "./letter"

export const say = (payload: Payload, key: string, otherwise = ""): string => {
  const value = payload[key]
  return value === null || value === undefined || value === "" ? otherwise : String(value)
}

export const hello = (p: Payload): string => `Hello ${say(p, "name", "there")},`
export const org = (p: Payload): string => say(p, "org", "an organization")
export const by = (p: Payload): string => say(p, "by", "An admin")
export const openOrg = (p: Payload) => ({
  label: "Open Provost",
  to: say(p, "orgId") ? `/orgs/${say(p, "orgId")}` : "/",
})

/** A moment in the reader's time zone, which is named. */
export function day(p: Payload, key: string): string {
  const at = new Date(say(p, key))
  if (Number.isNaN(at.getTime())) return "a date that is not set"
  const timeZone = say(p, "timeZone", "UTC")
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone }).format(at)} (${timeZone})`
}
