"use client"

import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Input } from "@/components/ui/input"
import type { Created } from "./tokens"

/** The secret of a token that was just made, this once: it is gone with the page (INV-18). */
export function NewTokenSecret({ name, secret, onDone }: Created & { onDone: () => void }) {
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // After the dialog has given the focus back, to a button that may be gone by then.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  const copy = async () => {
    if (!secret) return
    field.current?.select()
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }

  return (
    <div className="mb-4">
      <Callout
        tone={secret ? "ok" : "warn"}
        alert
        title={secret ? `The token “${name}” is made. Copy it now.` : `The token “${name}” was made.`}
      >
        {secret ? (
          <>
            <p className="text-dim">It is not shown again. Keep it where you keep passwords.</p>
            <div className="mt-2 flex max-w-[620px] flex-wrap gap-2">
              <span className="min-w-52 flex-1">
                <Input
                  ref={field}
                  readOnly
                  aria-label="The token"
                  value={secret}
                  onFocus={(event) => event.target.select()}
                  className="bg-surface! font-mono text-xs"
                />
              </span>
              <Button look="primary" onClick={() => void copy().catch(() => setCopied(false))}>
                {copied ? "Copied" : "Copy token"}
              </Button>
              <Button onClick={onDone}>Done</Button>
            </div>
            <span role="status" className="sr-only">
              {copied ? "Copied" : ""}
            </span>
          </>
        ) : (
          <p>Its secret went out with an earlier answer that did not arrive. Delete this token and create another.</p>
        )}
      </Callout>
    </div>
  )
}
