import { z } from "zod"
import type { RefusalWord } from "@/lib/access/refusals"
import { query } from "@/lib/operations/operation"
import { linkSecret } from "./inputs"
import { findLink, linkHolds } from "./link-rules"

/** What the page of a mailed link shows before it is used. */
export type LinkSeen = {
  readonly refusal: RefusalWord | null
  readonly name: string
  readonly handle: string
  readonly email: string
  readonly org: string | null
}

/** Whether a mailed link would still work, and for whom; only who holds its secret can ask. Looking does not use it. */
export const seeLink = query({
  name: "account.see-link",
  summary: "Tells whether a mailed link still works.",
  on: "installation",
  needs: "anyone",
  input: z.strictObject({ link: linkSecret, kind: z.enum(["activate", "reset", "email"]) }),
  run: async (tx, { input, now }): Promise<LinkSeen> => {
    const link = await findLink(tx, input.link, false)
    const verdict = linkHolds(link, input.kind, now)
    if (!link || !verdict.allowed)
      return { refusal: verdict.allowed ? "link_invalid" : verdict.refusal, name: "", handle: "", email: "", org: null }
    return { refusal: null, name: link.name, handle: link.handle, email: link.email, org: link.org_name }
  },
  example: () => ({ link: "x".repeat(43), kind: "reset" }),
})
