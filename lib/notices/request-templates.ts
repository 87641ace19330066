import type { Letter, Payload } from "./letter"
import { hello, say } from "./say"

const titled = (p: Payload): string => `Request ${say(p, "number")}: ${say(p, "subject")}`
const figures = (p: Payload): string[] => (say(p, "asked") ? [say(p, "asked")] : [])
const forOrg = (p: Payload): string => (say(p, "org") ? ` for ${say(p, "org")}` : "")
const openRequest = (p: Payload) => ({ label: "Open the request", to: `/help/support/${say(p, "requestId")}` })
const openAtDesk = (p: Payload) => ({ label: "Open the request", to: `/support/requests/${say(p, "requestId")}` })
const asker = (p: Payload): string =>
  `${say(p, "name", "Someone")} (${[say(p, "handle"), say(p, "email")].filter(Boolean).join(", ")})`
const own = (p: Payload): string =>
  say(p, "own", "true") === "true" ? "your request" : `the request of ${say(p, "asker")}`

const decided =
  (verb: string, words: string) =>
  (p: Payload): Letter => ({
    subject: `${verb}: ${titled(p)}`,
    lines: [
      hello(p),
      `Support has ${verb.toLowerCase()} ${own(p)} ${say(p, "number")}${forOrg(p)}: ${say(p, "kind", "support")}.`,
      ...(say(p, "effect") ? [say(p, "effect")] : []),
      ...(say(p, "words") ? [`${words}\n${say(p, "words")}`] : []),
    ],
    action: openRequest(p),
  })

/** The mails about requests, each with the number in its subject. An answer to one that support gets goes to who asked. */
export const REQUEST_TEMPLATES = {
  "request.received": (p) => ({
    subject: titled(p),
    lines: [
      `${asker(p)} asks${say(p, "org") ? ` for ${say(p, "org")} (${say(p, "orgId")})` : ""}:`,
      say(p, "kind"),
      ...figures(p),
      say(p, "message"),
    ],
    action: openAtDesk(p),
    replyTo: say(p, "email"),
  }),
  "request.receipt": (p) => ({
    subject: `We have your request ${say(p, "number")}: ${say(p, "subject")}`,
    lines: [
      hello(p),
      "Support has your request and will answer to this address. You wrote:",
      ...figures(p),
      say(p, "message"),
    ],
    action: openRequest(p),
  }),
  "request.answered": (p) => ({
    subject: titled(p),
    lines: [`${asker(p)} writes about request ${say(p, "number")}${forOrg(p)}:`, say(p, "message")],
    action: openAtDesk(p),
    replyTo: say(p, "email"),
  }),
  "request.withdrawn": (p) => ({
    subject: `Withdrawn: ${titled(p)}`,
    lines: [`${asker(p)} has withdrawn request ${say(p, "number")}${forOrg(p)}. Nothing is left to do.`],
    action: openAtDesk(p),
    replyTo: say(p, "email"),
  }),
  "request.returned": (p) => ({
    subject: `A question about ${titled(p).replace(/^R/, "r")}`,
    lines: [
      hello(p),
      `Support asks you about your request ${say(p, "number")}${forOrg(p)}. It waits for your answer:`,
      say(p, "words"),
    ],
    action: { ...openRequest(p), label: "Answer" },
  }),
  "request.approved": decided("Approved", "Support writes:"),
  "request.declined": decided("Declined", "Support writes:"),
  "request.settled": decided("Closed", "Support writes:"),
} as const satisfies Record<string, (payload: Payload) => Letter>
