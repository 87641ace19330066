import type { Letter, Payload } from "./letter"
import { by, day, hello, org, say } from "./say"

const openInformation = (p: Payload) => ({
  label: "Open the billing information",
  to: say(p, "orgId") ? `/orgs/${say(p, "orgId")}/billing/information` : "/",
})
const recipient = (p: Payload): string => say(p, "recipient", "the recipient")
const stays = "What was in force before stays in force."

/** The mails about whom an org's invoices go to. */
export const BILLING_TEMPLATES = {
  "billing-information.confirm": (p) => ({
    subject: `Confirm that you receive the invoices of ${org(p)}`,
    lines: [
      hello(p),
      `${by(p)} has named you as the person who receives the invoices of ${org(p)} on Provost. Invoices would be made out to:`,
      say(p, "invoiced", "the address that was entered"),
      "Open the link to confirm it, or to say that it is not for you. You need no account. Until you confirm, nothing changes.",
      `The link works once, until ${day(p, "expiresAt")}. If you do nothing, no invoices are sent to you.`,
    ],
    action: { label: "See what you are asked to confirm", to: "link" },
  }),
  "billing-information.replaced": (p) => ({
    subject: `Invoices of ${org(p)} no longer come to you`,
    lines: [
      hello(p),
      `Somebody else has confirmed that they receive the invoices of ${org(p)} on Provost. From now on they go there, and no longer to this address.`,
      "If you think this is a mistake, ask an admin of the organization.",
    ],
  }),
  "billing-information.submitted": (p) => ({
    subject: `New billing information for ${org(p)} waits for its recipient`,
    lines: [
      hello(p),
      `${by(p)} has submitted new billing information for ${org(p)}. ${recipient(p)} has been asked by mail to confirm it.`,
      `Until then nothing changes. ${stays} If you did not expect this, you can withdraw it.`,
    ],
    action: openInformation(p),
  }),
  "billing-information.confirmed": (p) => ({
    subject: `The billing information of ${org(p)} is confirmed`,
    lines: [
      hello(p),
      `${recipient(p)} has confirmed the billing information of ${org(p)}. It is in force now, and invoices go there.`,
    ],
    action: openInformation(p),
  }),
  "billing-information.declined": (p) => ({
    subject: `The recipient declined the billing information of ${org(p)}`,
    lines: [
      hello(p),
      `${recipient(p)} says that the invoices of ${org(p)} are not for them. What was submitted is withdrawn. ${stays}`,
      "Check the address with them, and submit it anew.",
    ],
    action: openInformation(p),
  }),
  "billing-information.withdrawn": (p) => ({
    subject: `New billing information for ${org(p)} was withdrawn`,
    lines: [
      hello(p),
      `${by(p)} has withdrawn the billing information of ${org(p)} that waited for ${recipient(p)}. ${stays}`,
    ],
    action: openInformation(p),
  }),
  "billing-information.expired": (p) => ({
    subject: `Nobody confirmed the billing information of ${org(p)} in time`,
    lines: [
      hello(p),
      `${recipient(p)} has not confirmed the billing information of ${org(p)} within 7 days, so it is no longer waiting. ${stays}`,
      "Ask the recipient whether the mail arrived, and submit it anew.",
    ],
    action: openInformation(p),
  }),
} as const satisfies Record<string, (payload: Payload) => Letter>
