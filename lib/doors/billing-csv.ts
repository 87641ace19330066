import { BREAKDOWN_EXPORT_COLUMNS, exportBreakdown, exportOwnBreakdown } from "@/lib/billing-accounts/export"
import { askedMonth, BREAKDOWN_LISTING } from "@/lib/billing-accounts/listing"
import { CHARGE_EXPORT_COLUMNS, exportCharges, exportOwnCharges } from "@/lib/charges/export"
import { CHARGES_LISTING } from "@/lib/charges/listing"
import { parseListing } from "@/lib/listing/url"
import { read } from "@/lib/operations/read"
import { answerCsv } from "./csv-answer"

const searchOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)
const isOrg = (account: string): boolean => account.startsWith("org-")

/** What an account's charges come to by project, user or kind, as the address asks, as a CSV. A user's account is the caller's own. */
export async function answerBreakdownCsv(request: Request, account: string): Promise<Response> {
  const { q, filters } = parseListing(searchOf(request), BREAKDOWN_LISTING)
  const by = filters.by?.[0] ?? "project"
  const month = askedMonth(filters.month)
  return answerCsv(account, {
    what: `charges-by-${by}${month ? `-${month}` : ""}`,
    columns: BREAKDOWN_EXPORT_COLUMNS,
    page: (call, after) => {
      const input = { by, q, month, after }
      return isOrg(account)
        ? read(exportBreakdown, { ...call, input })
        : read(exportOwnBreakdown, { ...call, org: null, input })
    },
  })
}

/** The lines of an account's ledger that the address lets through, as a CSV. */
export async function answerChargesCsv(request: Request, account: string): Promise<Response> {
  const { filters } = parseListing(searchOf(request), CHARGES_LISTING)
  return answerCsv(account, {
    what: "charges",
    columns: CHARGE_EXPORT_COLUMNS,
    page: (call, after) =>
      isOrg(account)
        ? read(exportCharges, { ...call, input: { filters, after } })
        : read(exportOwnCharges, { ...call, org: null, input: { filters, after } }),
  })
}
