"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import type { Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"
import type { Session } from "@/lib/sessions/end"
import { deviceWords } from "./device-words"
import { Section } from "./section"
import { Named, Sheet } from "./sheet"
import { useDeed } from "./use-deed"

const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

/** Where the person is signed in, and the way to end it: in one place, or everywhere else (INV-14). */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const [asking, setAsking] = useState(false)
  const { deed, under } = useDeed()
  const { add } = useToasts()
  const others = sessions.filter((one) => !one.isCurrent).length

  const signOut = (row: Session) =>
    void deed({
      id: row.id,
      operation: "session.end",
      input: { session: row.id },
      done: `${deviceWords(row.agent)} was signed out`,
    })

  const columns: readonly Column<Session>[] = [
    {
      id: "device",
      header: "Device",
      names: true,
      cell: (row) => (
        <Named title={deviceWords(row.agent)} badge={row.isCurrent ? <Badge tone="accent">This session</Badge> : null}>
          {row.ip ?? "Unknown address"}
          <span className="sm:hidden">
            {" · seen "}
            <Time value={row.lastSeenAt} />
          </span>
        </Named>
      ),
    },
    { id: "since", header: "Signed in", hideBelow: "sm", cell: (row) => <Time value={row.createdAt} as="moment" /> },
    { id: "seen", header: "Last seen", hideBelow: "sm", cell: (row) => <Time value={row.lastSeenAt} /> },
    {
      id: "end",
      header: "",
      align: "end",
      cell: (row) =>
        row.isCurrent ? null : (
          <Button look="quiet" size="sm" pending={under === row.id} onClick={() => signOut(row)}>
            Sign out<span className="sr-only"> {deviceWords(row.agent)}</span>
          </Button>
        ),
    },
  ]

  return (
    <Section
      title="Where you are signed in"
      about="A session ends after 30 minutes without use, and after 12 hours at the latest."
      action={
        <Button
          aria-haspopup="dialog"
          reason={others === 0 ? "You are signed in nowhere else." : undefined}
          onClick={() => setAsking(true)}
        >
          Sign out everywhere else
        </Button>
      }
    >
      <Sheet
        label="Sessions"
        columns={columns}
        rows={sessions}
        rowId={(row) => row.id}
        rowLabel={(row) => deviceWords(row.agent)}
        empty={<EmptyState title="No open sessions" />}
      />
      {asking ? (
        <ConfirmDialog
          title="Sign out everywhere else"
          description={`This session goes on; ${others === 1 ? "the other one ends" : `the ${others} others end`} at once. API tokens go on working.`}
          operation="session.end-others"
          org={null}
          input={{}}
          verb="Sign out everywhere else"
          previewed={false}
          onDone={() => add({ title: "You are signed in only here now" })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  )
}
