"use client"

import { Ellipsis } from "lucide-react"
import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Menu } from "@/components/ui/menu"
import { PageHeader } from "@/components/ui/page-header"
import type { Person } from "@/lib/members/get"
import type { MemberRow } from "@/lib/members/rows"
import { StatusBadge } from "./columns"
import type { Deed } from "./deeds"
import { memberMenu } from "./row-menu"

const DeedDialog = dynamic(() => import("./deed-dialog"), { ssr: false })

type PersonHeadProps = { org: { id: string; name: string; listed: boolean }; person: Person }

/** The person as the row of the list, for the same dialogs. */
const rowOf = ({ inside: _, rights: __, ...person }: Person): MemberRow => ({
  ...person,
  id: person.userId,
  kind: "member",
  expiresAt: null,
})

/** Who it is, how they stand, and what can be done with them (A311). */
export function PersonHead({ org, person }: PersonHeadProps) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const row = rowOf(person)
  const edit = person.permits?.edit?.sentence
  return (
    <>
      <PageHeader
        person
        title={person.name}
        id={person.userId}
        back={org.listed ? { href: `/orgs/${org.id}/members`, label: `${org.name} · Members` } : undefined}
        badges={<StatusBadge row={row} />}
        actions={
          person.permits ? (
            <>
              <Button
                reason={edit}
                onClick={() => setDeed({ verb: "edit", target: { ids: [row.userId] }, count: 1, row })}
              >
                Edit Access
              </Button>
              <Menu
                label={`Actions for ${person.name}`}
                size="icon"
                entries={() => memberMenu(row, org.id, setDeed).filter((entry) => entry.kind !== "link")}
              >
                <Ellipsis aria-hidden size={15} />
              </Menu>
            </>
          ) : undefined
        }
      />
      {deed ? <DeedDialog org={org} deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  )
}
