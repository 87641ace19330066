"use client"

import dynamic from "next/dynamic"
import { useState, useSyncExternalStore } from "react"
import { Button } from "@/components/ui/button"
import { Fact } from "./facts"

const DetailsDialog = dynamic(() => import("./details-dialog"), { ssr: false })
const EmailDialog = dynamic(() => import("./email-dialog"), { ssr: false })

export type OwnDetails = { readonly name: string; readonly email: string | null; readonly timeZone: string | null }

const never = () => () => {}
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"

/** What a person may change of their own details (A210); the address only with proof from the new one. */
export function OwnDetails({ name, email, timeZone }: OwnDetails) {
  const [open, setOpen] = useState<"details" | "email" | null>(null)
  const here = useSyncExternalStore(never, browserZone, () => null)
  const close = () => setOpen(null)
  return (
    <>
      <Fact label="Name" action={<Edit what="name" onPress={() => setOpen("details")} />}>
        {name}
      </Fact>
      <Fact
        label="Time zone"
        hint={timeZone ? undefined : "As the browser you use"}
        action={<Edit what="time zone" onPress={() => setOpen("details")} />}
      >
        {timeZone?.replaceAll("_", " ") ?? here?.replaceAll("_", " ") ?? "Automatic"}
      </Fact>
      <Fact
        label="E-mail"
        action={
          <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen("email")}>
            Change<span className="sr-only"> e-mail</span>
          </Button>
        }
      >
        {email ?? <span className="text-faint">none</span>}
      </Fact>
      {open === "details" ? <DetailsDialog name={name} timeZone={timeZone} onClose={close} /> : null}
      {open === "email" ? <EmailDialog email={email} onClose={close} /> : null}
    </>
  )
}

const Edit = ({ what, onPress }: { what: string; onPress: () => void }) => (
  <Button size="sm" aria-haspopup="dialog" onClick={onPress}>
    Edit<span className="sr-only"> {what}</span>
  </Button>
)
