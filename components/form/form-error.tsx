"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import type { Failure } from "./act"

/** What was refused and what to do next; nothing when nothing was. */
export function FormError({ error }: { error: Failure | null | undefined }) {
  if (!error) return null
  return (
    <Callout
      tone="danger"
      alert
      action={
        error.reload ? (
          <Button size="sm" onClick={() => window.location.reload()}>
            Reload
          </Button>
        ) : null
      }
    >
      <p>{error.message}</p>
      {error.incident ? (
        <p className="text-dim text-sm">
          Incident <code>{error.incident}</code>
        </p>
      ) : null}
    </Callout>
  )
}
