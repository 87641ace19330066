"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import type { Column } from "@/components/table/columns"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"
import type { Token } from "@/lib/tokens/keep"
import type { TokenOrg } from "./create-token-dialog"
import { NewTokenSecret } from "./new-token-secret"
import { Section } from "./section"
import { Named, Sheet } from "./sheet"

const CreateTokenDialog = dynamic(() => import("./create-token-dialog"), { ssr: false })
const RenameTokenDialog = dynamic(() => import("./rename-token-dialog"), { ssr: false })
const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

export type Created = { readonly name: string; readonly secret: string | null }
type Open = { kind: "create" } | { kind: "rename" | "delete"; token: Token }

const reach = (token: Token): string => token.org?.name ?? "All organizations"
const rights = (token: Token): string => (token.readOnly ? "Read only" : "Read and change")

const columns: readonly Column<Token>[] = [
  {
    id: "name",
    header: "Name",
    names: true,
    cell: (row) => (
      <Named title={row.name}>
        ends in <code className="text-[11px]">{row.ending}</code>
        <span className="md:hidden">
          {` · ${reach(row)}`}
          <span className="block">{rights(row)}</span>
        </span>
      </Named>
    ),
  },
  { id: "reach", header: "Reaches", hideBelow: "md", cell: reach },
  { id: "rights", header: "May", hideBelow: "md", cell: rights },
  { id: "created", header: "Created", hideBelow: "lg", cell: (row) => <Time value={row.createdAt} /> },
  {
    id: "used",
    header: "Last used",
    hideBelow: "sm",
    cell: (row) => (row.lastUsedAt ? <Time value={row.lastUsedAt} /> : <span className="text-faint">never</span>),
  },
  { id: "expires", header: "Expires", align: "end", cell: (row) => <Time value={row.expiresAt} /> },
]

/** The person's API tokens that still work: made, renamed and deleted here (A211). */
export function Tokens({ tokens, orgs }: { tokens: readonly Token[]; orgs: readonly TokenOrg[] }) {
  const [open, setOpen] = useState<Open | null>(null)
  const [created, setCreated] = useState<Created | null>(null)
  const { add } = useToasts()
  const close = () => setOpen(null)
  const create = (
    <Button look="primary" aria-haspopup="dialog" onClick={() => setOpen({ kind: "create" })}>
      Create a new token
    </Button>
  )
  return (
    <Section
      title="API tokens"
      about="A token lets a program of yours do what you may do, within the bounds you give it. It ends by itself."
      action={tokens.length > 0 ? create : null}
    >
      {created && open === null ? <NewTokenSecret {...created} onDone={() => setCreated(null)} /> : null}
      <Sheet
        label="API tokens"
        columns={columns}
        rows={tokens}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowMenu={(token) => [
          { kind: "do", label: "Rename…", run: () => setOpen({ kind: "rename", token }) },
          { kind: "rule" },
          { kind: "do", label: "Delete…", danger: true, run: () => setOpen({ kind: "delete", token }) },
        ]}
        empty={
          <EmptyState title="No tokens" action={create}>
            Create one for a script or for a scheduled export.
          </EmptyState>
        }
      />
      {open?.kind === "create" ? <CreateTokenDialog orgs={orgs} onCreated={setCreated} onClose={close} /> : null}
      {open?.kind === "rename" ? (
        <RenameTokenDialog token={open.token.id} name={open.token.name} onClose={close} />
      ) : null}
      {open?.kind === "delete" ? (
        <ConfirmDialog
          title={`Delete the token “${open.token.name}”`}
          description="Programs that use it are turned away at once. This cannot be undone."
          operation="token.delete"
          org={null}
          input={{ token: open.token.id }}
          verb="Delete token"
          danger
          previewed={false}
          onDone={() => add({ title: `The token “${open.token.name}” was deleted` })}
          onClose={close}
        />
      ) : null}
    </Section>
  )
}
