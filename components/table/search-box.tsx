"use client"

import { Search, X } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Kbd } from "@/components/ui/kbd"
import { Spinner } from "@/components/ui/spinner"
import { useListing } from "./navigation"

const SETTLE_MS = 250

/** Searches as one types; `/` leads here from anywhere on the page. */
export function SearchBox({ label }: { label: string }) {
  const { state, go, pending } = useListing()
  const [text, setText] = useState(state.q)
  const asked = useRef(state.q)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Back and forward change the address; what is typed follows, unless it is what led there.
  useEffect(() => {
    if (state.q === asked.current) return
    asked.current = state.q
    setText(state.q)
  }, [state.q])
  useEffect(() => () => clearTimeout(timer.current), [])

  function ask(value: string, wait: number) {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = value.trim()
      if (q === asked.current) return
      asked.current = q
      go({ q }, { replace: true })
    }, wait)
  }

  return (
    <search className="relative w-full sm:w-[260px]">
      <Search aria-hidden size={14} className="pointer-events-none absolute top-[9px] left-2.5 text-faint" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        data-page-search
        value={text}
        onChange={(event) => ask(event.target.value, SETTLE_MS)}
        onKeyDown={(event) => {
          if (event.key === "Enter") ask(text, 0)
          if (event.key === "Escape" && text !== "") {
            event.preventDefault()
            ask("", 0)
          }
        }}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-9 pl-8 transition-colors hover:border-control -outline-offset-1 focus-visible:border-accent [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="absolute top-0 right-2 grid h-8 place-items-center text-faint">
        {pending && text !== "" ? (
          <Spinner />
        ) : text === "" ? (
          <span aria-hidden className="pointer-events-none max-sm:hidden">
            <Kbd>/</Kbd>
          </span>
        ) : (
          <button
            type="button"
            aria-label="Clear search"
            onClick={() => ask("", 0)}
            className="rounded-sm p-1 hover:text-ink"
          >
            <X aria-hidden size={13} />
          </button>
        )}
      </span>
    </search>
  )
}
