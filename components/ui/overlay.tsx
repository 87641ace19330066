"use client"

import { createContext, type ReactNode, use, useCallback, useEffect, useId, useMemo, useState } from "react"

type Overlay = {
  readonly top: string | undefined
  readonly node: ReactNode
  readonly enter: (id: string) => () => void
  readonly show: (node: ReactNode) => void
}

const OverlayContext = createContext<Overlay | null>(null)

/**
 * Shows one dialog from anywhere, inside whatever dialog is open: a dialog that is no child of the open one would count
 * as outside of it, and close it.
 */
export function OverlayProvider({ children }: { children: ReactNode }) {
  const [hosts, setHosts] = useState<readonly string[]>([])
  const [node, show] = useState<ReactNode>(null)
  const enter = useCallback((id: string) => {
    setHosts((known) => [...known, id])
    return () => setHosts((known) => known.filter((host) => host !== id))
  }, [])
  const top = hosts.at(-1)
  const overlay = useMemo(() => ({ top, node, enter, show }), [top, node, enter])
  return (
    <OverlayContext value={overlay}>
      {children}
      {top === undefined ? <Shown>{node}</Shown> : null}
    </OverlayContext>
  )
}

/** Stands inside every dialog; the topmost one shows the overlay. */
export function OverlayOutlet() {
  const id = useId()
  const overlay = use(OverlayContext)
  const enter = overlay?.enter
  useEffect(() => enter?.(id), [enter, id])
  return overlay?.top === id ? <Shown>{overlay.node}</Shown> : null
}

// The overlay's own dialog hosts nothing: it would take itself away from under its feet.
const Shown = ({ children }: { children: ReactNode }) => <OverlayContext value={null}>{children}</OverlayContext>

export function useOverlay(): (node: ReactNode) => void {
  const overlay = use(OverlayContext)
  if (!overlay) throw new Error("useOverlay needs an OverlayProvider above it")
  return overlay.show
}
