import { dollarsOf } from "@/lib/access/money"
import type { Effect } from "@/lib/requests/inputs"
import type { DeskRequest } from "@/lib/requests/open"

/** Micro-dollars as they are typed, "5,000.00". */
export const typedOf = (micro: string): string => dollarsOf(micro).slice(1)

/** Where the org is made that a request asks for. */
export const newOrgFor = (request: string): string => `/support/orgs/new?request=${request}`

/** What a request asks to put into effect, as far as it says so; null where something is still to be given. `made` is the org that was made for it. */
export function effectAsked({ kind, details, org }: DeskRequest, made: string | null): Effect | null {
  switch (kind) {
    case "spending-limit":
      return details.limit ? { kind, limit: details.limit.limit } : null
    case "provisioning":
      return { kind }
    case "licence":
      return org?.licenceReference ? { kind, licenceReference: org.licenceReference } : null
    case "phi":
      return org?.licenceReference && org.baaSignedOn
        ? { kind, licenceReference: org.licenceReference, baaSignedOn: org.baaSignedOn }
        : null
    case "billable-org": {
      const id = org?.id ?? made
      return id ? { kind, org: id } : null
    }
    case "sponsorship":
      return details.sponsorship
        ? { kind, sponsor: details.sponsorship.sponsor, until: details.sponsorship.until }
        : null
    default:
      return null
  }
}
