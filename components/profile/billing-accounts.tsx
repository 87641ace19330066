"use client"

import type { Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import type { BillingAccounts as Accounts } from "@/lib/users/defaults"
import { Named, Sheet } from "./sheet"
import { useDeed } from "./use-deed"

type Account = { readonly id: string | null; readonly name: string; readonly handle: string; readonly why: string }

/** The accounts one's new projects may be billed to, and which of them is (A110, A111, A112). */
export function BillingAccounts({ billTo, orgs, me }: Accounts & { me: string }) {
  const { deed, under } = useDeed()
  const rows: readonly Account[] = [
    { id: null, name: "Your own account", handle: me, why: "It is yours" },
    ...orgs.map((org) => ({
      id: org.id,
      name: org.name,
      handle: org.id,
      why: org.isAdmin ? "You are an admin" : "Billable activities are allowed",
    })),
  ]
  const choose = (row: Account) =>
    void deed({
      id: row.handle,
      operation: "user.set-bill-to",
      input: { billTo: row.id },
      done: `New projects are billed to ${row.id === null ? "your own account" : row.name}`,
      undo: { billTo },
    })
  const columns: readonly Column<Account>[] = [
    {
      id: "account",
      header: "Billing account",
      names: true,
      cell: (row) => (
        <Named title={row.name}>
          <code>{row.handle}</code>
          <span className="block sm:hidden">{row.why}</span>
        </Named>
      ),
    },
    { id: "why", header: "Why you may use it", hideBelow: "sm", cell: (row) => row.why },
    {
      id: "default",
      header: "New projects",
      align: "end",
      cell: (row) =>
        row.id === billTo ? (
          <Badge tone="accent">Default</Badge>
        ) : (
          <Button size="sm" pending={under === row.handle} onClick={() => choose(row)}>
            Make default<span className="sr-only"> {row.name}</span>
          </Button>
        ),
    },
  ]
  return (
    <Sheet
      label="Billing accounts"
      columns={columns}
      rows={rows}
      rowId={(row) => row.handle}
      rowLabel={(row) => row.name}
      empty={null}
    />
  )
}
