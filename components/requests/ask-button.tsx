"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { CreateRequest, RequestKind } from "@/lib/requests/inputs"
import { AskedAlready, type OpenRequest } from "./asked-already"

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
  /** The same, asked already and not decided: shown instead. */
  open?: OpenRequest | null | undefined
  /** Why the viewer cannot ask. */
  reason?: string | undefined
  children: string
}

/** What needs a licence is shown with the way to ask for it, never hidden (A342). */
export function AskButton({ kind, licence, org, title, description, open, reason, children }: AskButtonProps) {
  const [asking, setAsking] = useState(false)
  if (open) return <AskedAlready request={open} />
  return (
    <>
      <Button size="sm" reason={reason} onClick={() => setAsking(true)} onPointerEnter={() => void load()}>
        {children}
      </Button>
      {asking ? (
        <ContactSupportDialog
          kind={kind}
          licence={licence}
          org={org}
          subject={title}
          title={title}
          description={description}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
