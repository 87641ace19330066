"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { Fact, Facts } from "./facts"

const PasswordDialog = dynamic(() => import("./password-dialog"), { ssr: false })

/** When the password was last changed, and the way to change it (A210). */
export function Password({ changedAt, handle }: { changedAt: string | null; handle: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Facts>
      <Fact
        label="Password"
        action={
          <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            Change<span className="sr-only"> password</span>
          </Button>
        }
      >
        {changedAt ? (
          <>
            Changed <Time value={changedAt} />
          </>
        ) : (
          <span className="text-faint">None set</span>
        )}
      </Fact>
      {open ? <PasswordDialog handle={handle} onClose={() => setOpen(false)} /> : null}
    </Facts>
  )
}
