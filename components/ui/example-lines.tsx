"use client"

import { useSyncExternalStore } from "react"
import { CopyButton } from "./copy-button"

const never = () => () => {}

/** Lines to paste into a terminal, of the address the console is looked at by. */
export function ExampleLines({ lines }: { lines: (origin: string) => readonly string[] }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  )
  const text = lines(origin).join("\n")
  return (
    <div className="relative max-w-[760px] rounded-lg border bg-surface">
      <pre className="whitespace-pre-wrap px-3 py-2.5 pr-11 [overflow-wrap:anywhere]">
        <code>{text}</code>
      </pre>
      <span className="absolute top-1.5 right-1.5 bg-surface">
        <CopyButton value={text} label="Copy the example" />
      </span>
    </div>
  )
}
