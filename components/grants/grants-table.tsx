"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { ListedGrant } from "@/lib/grants/list"
import type { ListingState } from "@/lib/listing/url"
import { grantColumns } from "./grant-columns"
import type { GrantDeed } from "./grant-deeds"

const GrantDeeds = dynamic(() => import("./grant-deeds"), { ssr: false })

export type MembersOf = {
  readonly id: string
  readonly name: string
  /** Billed to a person, not to an org. */
  readonly personal: boolean
  readonly administers: boolean
  readonly mayAskWhy: boolean
  readonly grantSelf: boolean
}

type GrantsTableProps = {
  project: MembersOf
  grants: readonly ListedGrant[]
  next: string | null
  state: ListingState
  isFirst: boolean
}

/** Whom a project is shared with, and what can be done about it (A140 to A143). */
export function GrantsTable({ project, grants, next, state, isFirst }: GrantsTableProps) {
  const [deed, setDeed] = useState<GrantDeed | null>(null)
  const { administers, mayAskWhy } = project
  const commands = useMemo(
    () =>
      administers
        ? [{ id: "share", group: project.name, label: "Share Project", run: () => setDeed({ verb: "share" }) }]
        : [],
    [administers, project.name],
  )
  useCommands(commands)
  const menu = (grant: ListedGrant): readonly MenuEntry[] => [
    ...(grant.kind === "user" && (mayAskWhy || grant.isMe)
      ? [
          {
            kind: "do",
            label: "Explain access",
            run: () => setDeed({ verb: "why", person: { id: grant.principal, name: grant.name } }),
          } as const,
        ]
      : []),
    {
      kind: "do",
      label: "Edit access",
      reason: grant.permits.edit ?? undefined,
      run: () => setDeed({ verb: "edit", grants: [grant] }),
    },
    { kind: "rule" },
    {
      kind: "do",
      label: grant.isMe ? "Leave the project" : "Remove from Members",
      danger: true,
      reason: grant.permits.remove ?? undefined,
      run: () => setDeed(grant.isMe ? { verb: "leave" } : { verb: "remove", grants: [grant] }),
    },
  ]
  const total = isFirst && next === null ? grants.length : null
  return (
    <>
      <DataTable<ListedGrant>
        label="Shared with"
        columns={grantColumns}
        rows={grants}
        rowId={(grant) => grant.principal}
        rowLabel={(grant) => grant.name}
        page={{ size: 1000, total, next, previous: null, from: isFirst ? 1 : null }}
        state={state}
        search="Name, username or id"
        rowMenu={menu}
        actions={administers ? (selection) => <Picked grants={selection.rows} onDeed={setDeed} /> : undefined}
        toolbar={<Buttons project={project} own={grants.some((grant) => grant.isMe)} onDeed={setDeed} />}
        empty={<EmptyState title="Shared with nobody">Nobody holds a grant on this project.</EmptyState>}
      />
      {deed ? <GrantDeeds project={project} deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  )
}

const Picked = ({ grants, onDeed }: { grants: readonly ListedGrant[]; onDeed: (deed: GrantDeed) => void }) => (
  <>
    <Button onClick={() => onDeed({ verb: "edit", grants })}>Edit Access</Button>
    <Button look="danger-quiet" onClick={() => onDeed({ verb: "remove", grants })}>
      Remove
    </Button>
  </>
)

type ButtonsProps = { project: MembersOf; own: boolean; onDeed: (deed: GrantDeed) => void }

const Buttons = ({ project, own, onDeed }: ButtonsProps) => (
  <>
    {own ? (
      <Button look="quiet" onClick={() => onDeed({ verb: "leave" })}>
        Leave
      </Button>
    ) : null}
    {project.grantSelf ? (
      <Button onClick={() => onDeed({ verb: "grant-self" })}>Grant yourself Administer</Button>
    ) : null}
    <Button
      look="primary"
      reason={project.administers ? undefined : "Only those who administer the project share it."}
      onClick={() => onDeed({ verb: "share" })}
    >
      Share Project
    </Button>
  </>
)
