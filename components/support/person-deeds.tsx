"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"

const load = () => import("./desk-dialog").then((file) => file.DeskDialog)
const DeskDialog = dynamic(load, { ssr: false })

type Words = {
  readonly operation: string
  readonly label: string
  readonly title: (name: string) => string
  readonly description: string
  readonly verb: string
  readonly said: (name: string) => string
  readonly danger?: boolean
}

const DEEDS = {
  unlock: {
    operation: "user.unlock",
    label: "Unlock sign-in",
    title: (name) => `Unlock the sign-in of ${name}`,
    description: "Failed sign-ins are forgotten, so that the person can try again at once.",
    verb: "Unlock",
    said: (name) => `${name} can sign in again`,
  },
  signOut: {
    operation: "user.sign-out",
    label: "End sessions",
    title: (name) => `End every session of ${name}`,
    description: "Wherever they are signed in, their next step asks them to sign in again. They are told by mail.",
    verb: "End sessions",
    said: (name) => `Every session of ${name} has ended`,
  },
  resend: {
    operation: "user.resend",
    label: "Resend activation mail",
    title: (name) => `Resend the activation mail of ${name}`,
    description: "The old link ends, and a new one is mailed.",
    verb: "Resend",
    said: (name) => `${name} was mailed a new activation link`,
  },
  disable: {
    operation: "user.disable",
    label: "Disable account",
    title: (name) => `Disable the account of ${name}`,
    description:
      "In every organization at once. Sessions, API tokens and mailed links end for good; the person is told by mail.",
    verb: "Disable",
    said: (name) => `The account of ${name} is disabled`,
    danger: true,
  },
  enable: {
    operation: "user.enable",
    label: "Enable account",
    title: (name) => `Enable the account of ${name}`,
    description:
      "What they are a member of and what is shared with them counts again. Sessions and API tokens that ended stay ended.",
    verb: "Enable",
    said: (name) => `The account of ${name} is enabled`,
  },
} as const satisfies Record<string, Words>

export type PersonDeed = keyof typeof DEEDS

type PersonDeedButtonProps = {
  person: { readonly id: string; readonly name: string }
  deed: PersonDeed
  /** Why it cannot be done. */
  reason: string | undefined
}

/** A button that opens the dialog of one thing support does to a person, with its reason and its preview. */
export function PersonDeedButton({ person: { id, name }, deed, reason }: PersonDeedButtonProps) {
  const [open, setOpen] = useState(false)
  const { label, title, said, ...words }: Words = DEEDS[deed]
  return (
    <>
      <Button
        size="sm"
        look={words.danger ? "danger-quiet" : "plain"}
        reason={reason}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
      >
        {label}
      </Button>
      {open ? (
        <DeskDialog
          {...words}
          title={title(name)}
          said={said(name)}
          input={{ who: id }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
