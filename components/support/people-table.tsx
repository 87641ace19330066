"use client"

import Link from "next/link"
import { COUNT, type Column, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import type { ListingState } from "@/lib/listing/url"
import type { DeskPerson } from "@/lib/support/search-users"
import { KindBadge, PERSON_STATE_WORDS, PersonBadges } from "./person-badges"

const FILTERS = [
  choice("signIn", "Sign-in", { locked: "Locked out", free: "Not locked out" }),
  choice("state", "Account", PERSON_STATE_WORDS),
  choice("seen", "Signed in", { never: "Never", before: "Before" }),
]

const columns: readonly Column<DeskPerson>[] = [
  {
    id: "name",
    header: "Person",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal leading-[17px] [overflow-wrap:anywhere] max-sm:max-w-36">
        <Link href={`/support/people/${row.id}`} prefetch={false} className="font-medium hover:underline">
          {row.name}
        </Link>{" "}
        <KindBadge {...row} />
        <small className="block text-dim text-xs">
          <code>{row.handle}</code>
        </small>
      </span>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    hideBelow: "sm",
    cell: (row) =>
      row.email ? (
        <span className="[overflow-wrap:anywhere]">{row.email}</span>
      ) : (
        <span className="text-faint">none</span>
      ),
  },
  { id: "state", header: "Account", cell: (row) => <PersonBadges {...row} /> },
  {
    id: "orgs",
    header: "Organizations",
    align: "end",
    hideBelow: "md",
    cell: (row) => COUNT.format(row.orgs),
  },
  {
    id: "active",
    header: "Last active",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (row.lastActiveAt ? <Time value={row.lastActiveAt} /> : <span className="text-faint">never</span>),
  },
]

type PeopleTableProps = { rows: readonly DeskPerson[]; page: Page; state: ListingState }

/** Everybody there is, for support: who they are and how their account stands, nothing of what they see. */
export const PeopleTable = ({ rows, page, state }: PeopleTableProps) => (
  <DataTable<DeskPerson>
    label="People"
    columns={columns}
    rows={rows}
    rowId={(row) => row.id}
    rowLabel={(row) => row.name}
    page={page}
    state={state}
    filters={FILTERS}
    search="Name, username, e-mail or id"
    empty={<EmptyState title="No people yet">Each account stands here once it is made.</EmptyState>}
  />
)
