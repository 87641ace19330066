"use client"

import dynamic from "next/dynamic"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { type ReactNode, useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import type { Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { buttonLook } from "@/components/ui/button-look"
import { EmptyState } from "@/components/ui/empty-state"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { useToasts } from "@/components/ui/toast"
import { type ListingState, listingHref } from "@/lib/listing/url"
import type { OrgProject } from "@/lib/org-projects/list"
import { orgProjectColumns, projectHref } from "./columns"
import { orgProjectFilters } from "./filters"

const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

type OrgProjectsTableProps = {
  org: { id: string; name: string }
  rows: readonly OrgProject[]
  page: Page
  state: ListingState
  /** Sees every project billed to the org, and decides over it. */
  admin: boolean
  /** The button that makes one billed to the org, for who may. */
  create?: ReactNode
}

/** An org's Projects tab: every project it pays for, whether or not the viewer is in it (A090 to A093, A102). */
export function OrgProjectsTable({ org, rows, page, state, admin, create }: OrgProjectsTableProps) {
  const [granting, setGranting] = useState<OrgProject | null>(null)
  const { add } = useToasts()
  const router = useRouter()
  const home = `/orgs/${org.id}/projects`
  const filters = useMemo(() => orgProjectFilters(admin), [admin])
  const commands = useMemo(
    () =>
      admin ? [{ id: "import-projects", group: "Projects", label: "Import projects", href: `${home}/import` }] : [],
    [admin, home],
  )
  useCommands(commands)
  const menu = (row: OrgProject): readonly MenuEntry[] => [
    { kind: "link", label: row.level === "NONE" ? "Open settings" : "Open", href: projectHref(row) },
    ...(row.level === "NONE"
      ? []
      : [{ kind: "link", label: "Settings", href: `/projects/${row.id}/settings` } as const]),
    { kind: "link", label: "Members", href: `/projects/${row.id}/members` },
    ...(admin
      ? ([
          { kind: "rule" },
          {
            kind: "do",
            label: "Grant yourself Administer",
            reason: row.mayGrantSelf ? undefined : "You administer this project already.",
            run: () => setGranting(row),
          },
        ] as const)
      : []),
  ]
  return (
    <>
      <DataTable<OrgProject>
        label="Projects"
        columns={orgProjectColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        page={page}
        state={state}
        filters={filters}
        search="Name or id"
        exportHref={listingHref(`${home}/export`, { ...state, after: null, before: null }, {})}
        rowMenu={menu}
        toolbar={
          <>
            {admin ? <ImportLink href={`${home}/import`} /> : null}
            {create}
          </>
        }
        empty={
          <EmptyState title={admin ? "No projects yet" : "No project of yours"}>
            {admin
              ? `Projects billed to ${org.name} stand here, whoever made them.`
              : `Projects billed to ${org.name} that are shared with you stand here.`}
          </EmptyState>
        }
      />
      {granting ? (
        <ConfirmDialog
          title={`Grant yourself Administer on ${granting.name}`}
          operation="project.grant-self"
          org={null}
          input={{ project: granting.id }}
          verb="Grant yourself Administer"
          words={GRANT_WORDS}
          onClose={() => setGranting(null)}
          onDone={() => {
            add({ title: `You administer ${granting.name}` })
            router.refresh()
          }}
        >
          <p className="text-dim">
            You get full access to its data. This is recorded, and those who administer the project are told.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}

const spoken = (value: unknown): string => {
  const text = String(value ?? "none")
  return text.charAt(0) + text.slice(1).toLowerCase()
}
const GRANT_WORDS = {
  level: { label: "level", says: spoken },
  endsAt: { label: "end date", says: (value: unknown) => (value ? String(value).slice(0, 10) : "none") },
}

const ImportLink = ({ href }: { href: string }) => (
  <Link href={href} prefetch={false} className={buttonLook("quiet", "md", "max-sm:hidden")}>
    Import
  </Link>
)
