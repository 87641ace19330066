"use client"

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react"

/** Something the palette offers: a place to go or a thing to do. */
export type Command = {
  readonly id: string
  readonly label: string
  /** Under which heading. */
  readonly group: string
  /** Shown at the right: a handle, a level. */
  readonly hint?: string | undefined
  /** Further words it is found by. */
  readonly keywords?: string | undefined
} & ({ readonly href: string } | { readonly run: () => void })

type Commands = { readonly commands: readonly Command[]; readonly enter: (commands: readonly Command[]) => () => void }
const CommandContext = createContext<Commands | null>(null)

export function CommandProvider({ children }: { children: ReactNode }) {
  const [lists, setLists] = useState<readonly (readonly Command[])[]>([])
  const enter = useCallback((commands: readonly Command[]) => {
    setLists((known) => [commands, ...known])
    return () => setLists((known) => known.filter((list) => list !== commands))
  }, [])
  const value = useMemo(() => ({ commands: lists.flat(), enter }), [lists, enter])
  return <CommandContext value={value}>{children}</CommandContext>
}

/** What the page offers the palette for as long as it is there; give it a stable array. */
export function useCommands(commands: readonly Command[]): void {
  const enter = use(CommandContext)?.enter
  useEffect(() => enter?.(commands), [enter, commands])
}

export const usePageCommands = (): readonly Command[] => use(CommandContext)?.commands ?? []
