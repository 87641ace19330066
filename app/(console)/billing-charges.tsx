import { ChargesTable } from "@/components/billing/charges-table"
import { daysOf, monthWords } from "@/components/billing/words"
import { monthsUpTo } from "@/lib/billing-accounts/calendar"
import { getBillingAccount, ownBillingAccount } from "@/lib/billing-accounts/get"
import { countCharges, countOwnCharges } from "@/lib/charges/count"
import { chargePlace } from "@/lib/charges/lines"
import { listCharges, listOwnCharges } from "@/lib/charges/list"
import { CHARGES_LISTING } from "@/lib/charges/listing"
import { ask, tryAsk } from "@/lib/doors/page"
import { listingHref, parseListing, type SearchParams } from "@/lib/listing/url"

const PICKED_MONTHS = 24

type ChargesProps = {
  account: { readonly id: string; readonly own: boolean }
  home: string
  searchParams: SearchParams
}

/** An account's charges, line by line. */
export async function BillingCharges({ account: { id, own }, home, searchParams }: ChargesProps) {
  const state = parseListing(searchParams, CHARGES_LISTING)
  const { filters, direction, size } = state
  // A place of another order, or one changed by hand, leads to the first page.
  const known = (cursor: string | null) => (cursor !== null && chargePlace(direction, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const input = { filters, direction, after, before, size }
  const counting = own ? tryAsk(countOwnCharges, null, { filters }) : tryAsk(countCharges, id, { filters })
  // The rows never wait for the total, and stand without it.
  const counted = counting.then((answer) => (answer.ok ? answer.value : null))
  const list = own ? await ask(listOwnCharges, null, input) : await ask(listCharges, id, input)
  const account = own ? await ask(ownBillingAccount, null, {}) : await ask(getBillingAccount, id, {})
  const all = !own && account.reach === "ALL"
  const path = `${home}/charges`
  const used = filters.used
  const months = monthsUpTo(account.thisMonth.month, PICKED_MONTHS).map((month) => {
    const days = daysOf(month)
    const current = used?.from === days.from && used.to === days.to
    return {
      value: month,
      label: monthWords(month),
      href: listingHref(path, state, { filters: { used: days } }),
      current,
    }
  })
  const chosen = months.find((month) => month.current)?.value ?? (used ? "days" : "all")
  return (
    <ChargesTable
      rows={list.rows}
      all={all}
      page={{
        size,
        total: counted.then((value) => value?.total ?? null),
        next: list.next,
        previous: list.previous,
        from: after === null && before === null ? 1 : state.from,
      }}
      amount={counted.then((value) => value?.amount ?? null)}
      state={state}
      exportHref={listingHref(`${path}/export`, state, {})}
      month={chosen}
      months={[
        { value: "all", label: "All time", href: listingHref(path, state, { filters: { used: "" } }) },
        ...(chosen === "days" ? [{ value: "days", label: "Chosen days", href: listingHref(path, state, {}) }] : []),
        ...months.reverse().map(({ value, label, href }) => ({ value, label, href })),
      ]}
    />
  )
}
