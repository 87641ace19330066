"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import { useCommands } from "@/components/shell/commands"
import { choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { DeskAnnouncement } from "@/lib/announcements/list"
import type { ListingState } from "@/lib/listing/url"
import { announcementColumns } from "./columns"
import { KIND_WORDS, STATE_WORDS } from "./words"

const load = () => import("./announcement-dialog")
const AnnouncementDialog = dynamic(load, { ssr: false })
const WithdrawDialog = dynamic(() => import("./withdraw-dialog"), { ssr: false })

const FILTERS = [choice("state", "State", STATE_WORDS), choice("kind", "Kind", KIND_WORDS)]

type AnnouncementsTableProps = {
  rows: readonly DeskAnnouncement[]
  page: Page
  state: ListingState
  /** Why the viewer cannot publish. */
  lack: string | undefined
}
type Opened = { readonly verb: "new" } | { readonly verb: "edit" | "withdraw"; readonly row: DeskAnnouncement }

/** Every announcement there ever was, to come, running and ended, and the way to write one (A262). */
export function AnnouncementsTable({ rows, page, state, lack }: AnnouncementsTableProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const commands = useMemo(
    () =>
      lack
        ? []
        : [
            {
              id: "new-announcement",
              group: "Support desk",
              label: "New announcement",
              run: () => setOpened({ verb: "new" }),
            },
          ],
    [lack],
  )
  useCommands(commands)
  const close = () => setOpened(null)
  const menu = (row: DeskAnnouncement): readonly MenuEntry[] => [
    {
      kind: "do",
      label: "Edit",
      reason: lack ?? (row.state === "scheduled" ? undefined : BEGUN[row.state]),
      run: () => setOpened({ verb: "edit", row }),
    },
    {
      kind: "do",
      label: "Withdraw",
      danger: true,
      reason: lack ?? (row.state === "ended" ? "It has ended." : undefined),
      run: () => setOpened({ verb: "withdraw", row }),
    },
  ]
  const write = (
    <Button look="primary" reason={lack} onClick={() => setOpened({ verb: "new" })} onPointerEnter={() => void load()}>
      New announcement
    </Button>
  )
  return (
    <>
      <DataTable<DeskAnnouncement>
        label="Announcements"
        columns={announcementColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        page={page}
        state={state}
        filters={FILTERS}
        search="Title or text"
        rowMenu={menu}
        toolbar={write}
        empty={
          <EmptyState title="Nothing was announced yet">
            What you announce stands above every page of everybody, in every organization, until it ends or they put it
            away. Choose New announcement to write one.
          </EmptyState>
        }
      />
      {opened === null ? null : opened.verb === "withdraw" ? (
        <WithdrawDialog row={opened.row} onClose={close} />
      ) : (
        <AnnouncementDialog row={opened.verb === "edit" ? opened.row : null} onClose={close} />
      )}
    </>
  )
}

const BEGUN = {
  running: "People may have read it. Withdraw it and publish another.",
  ended: "It has ended.",
} as const
