"use client"

import dynamic from "next/dynamic"
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react"

const Toaster = dynamic(() => import("./toaster"), { ssr: false })

export type ToastInput = {
  title: string
  description?: string | undefined
  tone?: "done" | "failed" | undefined
  /** Offers Undo; what it throws is shown as a second toast. */
  undo?: (() => Promise<void>) | undefined
  action?: { label: string; run: () => void } | undefined
}
export type QueuedToast = ToastInput & { readonly id: number }
type Toasts = { readonly add: (toast: ToastInput) => void }

const ToastContext = createContext<Toasts | null>(null)

/** Toasts for everything below; what shows them comes with the first one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [queue, setQueue] = useState<readonly QueuedToast[]>([])
  const next = useRef(0)
  const add = useCallback((toast: ToastInput) => {
    next.current += 1
    const id = next.current
    setQueue((waiting) => [...waiting.slice(-20), { ...toast, id }])
  }, [])
  const toasts = useMemo(() => ({ add }), [add])
  return (
    <ToastContext value={toasts}>
      {children}
      {queue.length > 0 ? <Toaster queue={queue} /> : null}
    </ToastContext>
  )
}

export function useToasts(): Toasts {
  const toasts = use(ToastContext)
  if (!toasts) throw new Error("useToasts needs a ToastProvider above it")
  return toasts
}
