"use client"

import { Toast } from "@base-ui/react/toast"
import { clsx } from "clsx"
import { CircleAlert, CircleCheck, X } from "lucide-react"
import { useEffect, useRef } from "react"
import { buttonLook } from "./button-look"
import type { QueuedToast } from "./toast"

type Tone = { tone: "done" | "failed" }

// The buttons of a dialog stand at its foot: while one is open the newest toast alone stands above it, on a line each.
const ABOVE_DIALOG = [
  "[body:has([data-modal])_&]:top-0 [body:has([data-modal])_&]:bottom-auto [body:has([data-modal])_&]:py-1",
  "[body:has([data-modal])_&]:[&>:not(:first-child)]:hidden [body:has([data-modal])_&]:[&_p]:truncate",
]

/** Shows what is put in the queue, each once. */
export default function Toaster({ queue }: { queue: readonly QueuedToast[] }) {
  return (
    <Toast.Provider limit={3} timeout={6000}>
      <Feed queue={queue} />
      <Toast.Portal>
        <Toast.Viewport
          className={clsx(
            "fixed right-0 bottom-0 z-60 mx-auto flex w-full flex-col gap-2 p-3 sm:right-3 sm:bottom-3 sm:w-96 sm:p-0",
            ABOVE_DIALOG,
          )}
        >
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Feed({ queue }: { queue: readonly QueuedToast[] }) {
  const { add, close } = Toast.useToastManager<Tone>()
  const last = useRef(0)
  useEffect(() => {
    for (const toast of queue) {
      if (toast.id <= last.current) continue
      last.current = toast.id
      const { title, description, undo, action, tone = "done" } = toast
      const id = `toast-${toast.id}`
      const failed = () =>
        add({
          title: "It could not be undone",
          description: "Reload and look again.",
          timeout: 0,
          data: { tone: "failed" },
        })
      const press = undo
        ? () => {
            close(id)
            undo().catch(failed)
          }
        : action &&
          (() => {
            close(id)
            action.run()
          })
      const label = undo ? "Undo" : action?.label
      add({
        id,
        title,
        ...(description ? { description } : {}),
        data: { tone },
        priority: tone === "failed" ? "high" : "low",
        timeout: tone === "failed" ? 0 : press ? 12_000 : 6000,
        ...(press ? { actionProps: { children: label, onClick: press } } : {}),
      })
    }
  }, [queue, add, close])
  return null
}

function Shown() {
  const { toasts } = Toast.useToastManager<Tone>()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-lg border border-line-strong bg-surface text-ink shadow-raised transition-[translate,opacity] duration-200 ease-out data-limited:hidden data-ending-style:opacity-0 data-starting-style:translate-y-3 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5">
        {toast.data?.tone === "failed" ? (
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0 text-ok" />
        )}
        <div className="min-w-0 flex-1">
          <Toast.Title render={<p />} className="font-medium" />
          <Toast.Description className="text-dim" />
        </div>
        <Toast.Action className={buttonLook("accent", "sm", "-my-1")} />
        <Toast.Close aria-label="Dismiss" className={buttonLook("quiet", "sm", "-my-1 px-1.5!")}>
          <X aria-hidden size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
