"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { useAct } from "@/components/form/act"
import { Section } from "@/components/orgs/section"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"
import type { AppKind } from "@/lib/access/app-access"
import type { AppDescription } from "@/lib/apps/get"

const AddDialog = dynamic(() => import("./add-dialog"), { ssr: false })

type Holder = NonNullable<AppDescription["holders"]>[number]

const KINDS = {
  DEVELOPER: {
    title: "Developers",
    hint: "They publish and deprecate versions, and decide who else develops or runs it.",
    add: "Add developers",
    none: "Nobody develops it.",
  },
  USER: {
    title: "Authorized users",
    hint: "People, and organizations: of an organization those members with Shared Apps Access may run it.",
    add: "Add authorized users",
    none: "Nobody but its developers may run it.",
  },
} as const satisfies Record<AppKind, object>

type AppHoldersProps = { app: AppDescription; kind: AppKind; holders: readonly Holder[] }

/** Who develops an app, or who may run it, added and removed by its developers (A100, A101). */
export function AppHolders({ app, kind, holders }: AppHoldersProps) {
  const [adding, setAdding] = useState(false)
  const remove = useRemove(app.id, kind)
  const words = KINDS[kind]
  const { develop } = app.permits
  return (
    <Section
      title={words.title}
      hint={words.hint}
      action={
        develop ? (
          <Button size="sm" aria-label={words.add} onClick={() => setAdding(true)}>
            Add
          </Button>
        ) : undefined
      }
    >
      {holders.length === 0 ? <p className="text-dim">{words.none}</p> : null}
      <ul aria-label={words.title} className="grid">
        {holders.map((holder) => (
          <li
            key={holder.principal}
            className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2.5 border-b py-1.5 last:border-b-0"
          >
            <Avatar name={holder.name} />
            <HolderName holder={holder} />
            {develop ? (
              <Button
                size="sm"
                look="quiet"
                aria-label={`Remove ${holder.name} from ${words.title}`}
                onClick={() => void remove(holder)}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddDialog app={app} kind={kind} title={words.add} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

const HolderName = ({ holder }: { holder: Holder }) => (
  <span className="min-w-0 leading-[17px] [overflow-wrap:anywhere]">
    <span className="font-medium">{holder.name}</span> {holder.closed ? <Badge>Account deleted</Badge> : null}
    <small className="block text-dim text-xs">
      {holder.principal.startsWith("org-") ? "organization" : holder.handle}, since{" "}
      <Time value={holder.since} as="date" />
    </small>
  </span>
)

/** Takes a permission back at once; Undo gives it again. */
function useRemove(app: string, kind: AppKind) {
  const { act } = useAct()
  const { add } = useToasts()
  return async ({ principal, name }: Holder): Promise<void> => {
    const input = { app, kind, principals: [principal] }
    const answer = await act("app.remove-permissions", null, input)
    if (!answer.ok) return add({ title: answer.message, tone: "failed" })
    add({
      title: `Removed ${name}`,
      tone: "done",
      undo: async () => {
        const back = await act("app.add-permissions", null, input)
        if (!back.ok) throw new Error(back.message)
      },
    })
  }
}
