"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { CreateRequest, RequestKind } from "@/lib/requests/inputs"

const load = () => import("./contact-support-dialog")
const ContactSupportDialog = dynamic(load, { ssr: false })

type AskButtonProps = {
  kind: RequestKind
  /** Which, where the kind is a licence. */
  licence?: CreateRequest["licence"] | undefined
  org?: string | undefined
  /** The title of the dialog, and the subject that stands in it. */
  title: string
  description?: string | undefined
  children: string
}

/** What needs a licence is shown with the way to ask for it, never hidden (A342). */
export function AskButton({ kind, licence, org, title, description, children }: AskButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        {children}
      </Button>
      {open ? (
        <ContactSupportDialog
          kind={kind}
          licence={licence}
          org={org}
          subject={title}
          title={title}
          description={description}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
