"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { type Column, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { givesWords, wayWords } from "@/lib/access/explain-words"
import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { PersonWithAccess } from "@/lib/grants/people"
import type { ListingState } from "@/lib/listing/url"
import { LevelBadge } from "./explanation"

const WhyDialog = dynamic(() => import("./why-dialog"), { ssr: false })

type PeopleTableProps = {
  project: { id: string; name: string }
  people: readonly PersonWithAccess[]
  page: Page
  state: ListingState
}

const { NONE: _, ...LEVELS } = PROJECT_LEVEL_WORDS

const columnsFor = (ask: (person: PersonWithAccess) => void): readonly Column<PersonWithAccess>[] => [
  {
    id: "name",
    header: "Person",
    names: true,
    cell: (person) => (
      <span className="flex items-center gap-2.5 leading-[17px]">
        <Avatar name={person.name} />
        <span className="min-w-0">
          <span className="block font-medium [overflow-wrap:anywhere]">{person.name}</span>
          <small className="text-dim text-xs">{person.handle}</small>
        </span>
      </span>
    ),
  },
  { id: "level", header: "Access", cell: (person) => <LevelBadge level={person.level} /> },
  {
    id: "way",
    header: "By",
    hideBelow: "sm",
    cell: ({ winner, others }) =>
      winner ? (
        <span>
          {wayWords(winner)}
          <span className="block text-dim text-sm">
            {givesWords(winner)}
            {others > 0 ? ` · and ${others === 1 ? "1 other way" : `${others} other ways`}` : ""}
          </span>
        </span>
      ) : null,
  },
  {
    id: "why",
    header: "Why",
    align: "end",
    cell: (person) => (
      <Button look="accent" size="sm" aria-label={`Explain the access of ${person.name}`} onClick={() => ask(person)}>
        Explain
      </Button>
    ),
  },
]

/** Who has access to a project: each with the level that counts and the way it comes, and why on a press. */
export function PeopleTable({ project, people, page, state }: PeopleTableProps) {
  const [asked, setAsked] = useState<{ person: { id: string; name: string } | null } | null>(null)
  const columns = columnsFor((person) => setAsked({ person: { id: person.userId, name: person.name } }))
  return (
    <>
      <DataTable<PersonWithAccess>
        label="Who has access"
        columns={columns}
        rows={people}
        rowId={(person) => person.userId}
        rowLabel={(person) => person.name}
        page={page}
        state={state}
        filters={[choice("level", "Access", LEVELS)]}
        search="Name or username"
        toolbar={<Button onClick={() => setAsked({ person: null })}>Explain somebody's access</Button>}
        empty={
          <EmptyState title="Nobody has access">Share the project with people, organizations or groups.</EmptyState>
        }
      />
      {asked ? <WhyDialog project={project} person={asked.person} onClose={() => setAsked(null)} /> : null}
    </>
  )
}
