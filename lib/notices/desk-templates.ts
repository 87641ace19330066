import type { Letter, Payload } from "./letter"
import { by, day, hello, openOrg, org, say } from "./say"

/** What support does to orgs and accounts, told to those it concerns. */
export const DESK_TEMPLATES = {
  "org.suspended": (p) => ({
    subject: `${org(p)} is suspended`,
    lines: [
      hello(p),
      `${org(p)} on Provost is suspended: it can be read, and nothing in it can be changed or started. Nothing was deleted.`,
      `The reason: ${say(p, "reason")}`,
      "Contact support to go on.",
    ],
    action: openOrg(p),
  }),
  "org.resumed": (p) => ({
    subject: `${org(p)} goes on`,
    lines: [hello(p), `${org(p)} on Provost is no longer suspended. Everything is as it was.`],
    action: openOrg(p),
  }),
  "org.expiry-set": (p) => ({
    subject: say(p, "endsAt") ? `${org(p)} expires on ${day(p, "endsAt")}` : `${org(p)} no longer expires`,
    lines: [
      hello(p),
      say(p, "endsAt")
        ? `${org(p)} on Provost expires on ${day(p, "endsAt")}. From then on it can be read and not changed.`
        : `${org(p)} on Provost no longer has an end.`,
    ],
    action: openOrg(p),
  }),
  "org.recovered": (p) => ({
    subject: `Support named an admin of ${org(p)}`,
    lines: [
      hello(p),
      `Provost support has named ${say(p, "admin")} as an admin of ${org(p)}.`,
      `The reason: ${say(p, "reason")}`,
      "You are told because you are or were an admin of it. If this is a mistake, tell support at once.",
    ],
    action: openOrg(p),
  }),
  "account.disabled": (p) => ({
    subject: "Your Provost account was disabled",
    lines: [
      hello(p),
      "Provost support has disabled your account. You are signed out everywhere, and your API tokens have ended.",
      "If you think this is a mistake, contact support.",
    ],
  }),
  "account.enabled": (p) => ({
    subject: "Your Provost account is enabled again",
    lines: [
      hello(p),
      "Provost support has enabled your account again. Sign in as before; API tokens have to be made anew.",
    ],
    action: { label: "Sign in", to: "/sign-in" },
  }),
  "staff.rights-set": (p) => ({
    subject: "Your rights at the support desk were changed",
    lines: [
      hello(p),
      `${by(p)} has set what you may do at the support desk of Provost: ${say(p, "rights") || "read, and change nothing"}.`,
      `The reason: ${say(p, "reason")}`,
      "It counts from now on, also where you are signed in.",
    ],
    action: { label: "Open the support desk", to: "/support" },
  }),
} as const satisfies Record<string, (payload: Payload) => Letter>
