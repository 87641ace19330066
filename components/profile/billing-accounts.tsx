"use client"

import Link from "next/link"
import { fundsWords } from "@/components/orgs/funds-words"
import type { Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Tooltip } from "@/components/ui/tooltip"
import type { Funds } from "@/lib/orgs/funds"
import type { BillingAccounts as Accounts, OrgAccount } from "@/lib/users/defaults"
import { Named, Sheet } from "./sheet"
import { useDeed } from "./use-deed"

type Account = {
  /** Null is the person's own. */
  readonly id: string | null
  readonly name: string
  readonly handle: string
  readonly why: string
  readonly funds: Funds
  readonly isAdmin: boolean
  readonly ineligible: string | null
  readonly blocked: string | null
}

const orgAccount = (org: OrgAccount): Account => ({
  ...org,
  handle: org.id,
  why: org.isAdmin ? "You are an admin" : "Billable activities are allowed",
})

/** The accounts one's new projects may be billed to, what is left of each, and which is the default (A110, A111, A112, A113). */
export function BillingAccounts({ billTo, orgs, ownFunds, ownBlocked, me }: Accounts & { me: string }) {
  const { deed, under } = useDeed()
  const own: Account = {
    id: null,
    name: "Your own account",
    handle: me,
    why: "It is yours",
    funds: ownFunds,
    isAdmin: false,
    ineligible: null,
    blocked: ownBlocked,
  }
  const choose = (row: Account) =>
    void deed({
      id: row.handle,
      operation: "user.set-bill-to",
      input: { billTo: row.id },
      done: `New projects are billed to ${row.id === null ? "your own account" : row.name}`,
      undo: { billTo },
    })
  return (
    <Sheet
      label="Billing accounts"
      columns={columnsOf({ billTo, under, choose })}
      rows={[own, ...orgs.map(orgAccount)]}
      rowId={(row) => row.handle}
      rowLabel={(row) => row.name}
      empty={null}
    />
  )
}

type Choice = { billTo: string | null; under: string | null; choose: (row: Account) => void }

const columnsOf = ({ billTo, under, choose }: Choice): readonly Column<Account>[] => [
  {
    id: "account",
    header: "Billing account",
    names: true,
    cell: (row) => (
      <Named title={<AccountLink row={row} />} badge={<Standing row={row} />}>
        <code>{row.handle}</code>
        <span className="block sm:hidden">{row.why}</span>
        {row.funds.kind === "limited" ? <span className="block sm:hidden">{fundsWords(row.funds)} left</span> : null}
      </Named>
    ),
  },
  { id: "why", header: "Why you may use it", hideBelow: "md", cell: (row) => row.why },
  {
    id: "funds",
    header: "Funds left",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <span className="tabular-nums">{fundsWords(row.funds)}</span>,
  },
  {
    id: "information",
    header: "Billing information",
    hideBelow: "sm",
    cell: (row) =>
      row.isAdmin ? (
        <Link href={`${homeOf(row)}/information`} className="text-accent hover:underline">
          View/Edit Info<span className="sr-only"> of {row.name}</span>
        </Link>
      ) : (
        <span className="text-faint">-</span>
      ),
  },
  {
    id: "default",
    header: "New projects",
    align: "end",
    cell: (row) =>
      row.id === billTo ? (
        <Badge tone="accent">Default</Badge>
      ) : (
        <Button
          size="sm"
          pending={under === row.handle}
          reason={row.ineligible ?? undefined}
          aria-label={`Make ${row.name} the default`}
          onClick={() => choose(row)}
        >
          Make default
        </Button>
      ),
  },
]

const homeOf = (row: Account): string => `/profile/billing-accounts/${row.handle}`

const AccountLink = ({ row }: { row: Account }) => (
  <Link href={homeOf(row)} className="hover:text-accent hover:underline">
    {row.name}
  </Link>
)

/** Whether something can be charged to it now, where it cannot. */
function Standing({ row }: { row: Account }) {
  if (row.blocked === null) return null
  return (
    <Tooltip label={row.blocked}>
      <Badge tone={row.ineligible ? "neutral" : "warn"}>
        {row.ineligible ? "Not billable" : "Cannot be charged"}
        <span className="sr-only">: {row.blocked}</span>
      </Badge>
    </Tooltip>
  )
}
