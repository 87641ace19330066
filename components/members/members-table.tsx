"use client"

import dynamic from "next/dynamic"
import Link from "next/link"
import { type ReactNode, useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import type { Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { buttonLook } from "@/components/ui/button-look"
import type { ListingState } from "@/lib/listing/url"
import type { MemberRow } from "@/lib/members/rows"
import { memberColumns } from "./columns"
import type { Deed, OpenedInvitation } from "./deeds"
import { memberFilters } from "./filters"
import { MemberActions } from "./member-actions"
import { invitationMenu, memberMenu } from "./row-menu"

const DeedDialog = dynamic(() => import("./deed-dialog"), { ssr: false })
const InvitationDeed = dynamic(() => import("@/components/invitations/invitation-deed"), { ssr: false })
const InviteDialog = dynamic(() => import("@/components/invitations/invite-dialog"), { ssr: false })

type MembersTableProps = {
  org: { id: string; name: string }
  rows: readonly MemberRow[]
  page: Page
  state: ListingState
  roles: readonly { value: string; label: string }[]
  /** Null for who may only look. */
  manages: boolean
  /** Why nothing can be changed in the org now. */
  fixed?: string | undefined
  empty?: ReactNode
}

/** The Members tab: the list, what can be done with one, and with many (A050 to A075, A300 to A317). */
export function MembersTable({ org, rows, page, state, roles, manages, fixed }: MembersTableProps) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const [opened, setOpened] = useState<OpenedInvitation | null>(null)
  const [inviting, setInviting] = useState(false)
  const columns = useMemo(() => memberColumns(org.id, manages), [org.id, manages])
  const filters = useMemo(() => memberFilters(roles, manages), [roles, manages])
  const menu = (row: MemberRow) =>
    row.kind === "member" ? memberMenu(row, org.id, setDeed) : invitationMenu(row, setOpened)
  const commands = useMemo(
    () =>
      manages
        ? [
            ...(fixed
              ? []
              : [{ id: "invite", group: "Members", label: "Invite new member", run: () => setInviting(true) }]),
            { id: "import", group: "Members", label: "Import members", href: `/orgs/${org.id}/members/import` },
            { id: "former", group: "Members", label: "Former members", href: `/orgs/${org.id}/members/former` },
          ]
        : [],
    [manages, fixed, org.id],
  )
  useCommands(commands)
  const query = new URLSearchParams(
    Object.entries({ q: state.q, ...state.filters }).flatMap(([name, value]) =>
      Array.isArray(value) ? [[name, value.join(",")]] : typeof value === "string" && value ? [[name, value]] : [],
    ),
  )
  return (
    <>
      <DataTable<MemberRow>
        label="Members"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        page={page}
        state={state}
        filters={filters}
        search={manages ? "Name, username or e-mail" : "Name or username"}
        exportHref={manages ? `/orgs/${org.id}/members/export?${query}` : undefined}
        rowMenu={manages ? menu : undefined}
        actions={manages ? (selection) => <MemberActions selection={selection} onDeed={setDeed} /> : undefined}
        toolbar={manages ? <Buttons org={org.id} fixed={fixed} onInvite={() => setInviting(true)} /> : undefined}
      />
      {deed ? <DeedDialog org={org} deed={deed} onClose={() => setDeed(null)} /> : null}
      {opened ? <InvitationDeed org={org} deed={opened} onClose={() => setOpened(null)} /> : null}
      {inviting ? <InviteDialog org={org} onClose={() => setInviting(false)} /> : null}
    </>
  )
}

type ButtonsProps = { org: string; fixed: string | undefined; onInvite: () => void }

const Buttons = ({ org, fixed, onInvite }: ButtonsProps) => (
  <>
    <Link href={`/orgs/${org}/members/former`} prefetch={false} className={buttonLook("quiet", "md", "max-sm:hidden")}>
      Former members
    </Link>
    <Link href={`/orgs/${org}/members/import`} prefetch={false} className={buttonLook("quiet", "md", "max-sm:hidden")}>
      Import
    </Link>
    <Button look="primary" reason={fixed} onClick={onInvite}>
      + Invite New Member
    </Button>
  </>
)
