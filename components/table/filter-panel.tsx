"use client"

import { type RefObject, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Input } from "@/components/ui/input"
import { PopoverPanel } from "@/components/ui/popover"
import type { FilterValue, Span } from "@/lib/listing/url"
import type { Filter } from "./columns"
import { useListing } from "./navigation"

type FilterPanelProps = {
  filter: Filter
  value: FilterValue | undefined
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** What a chip opens: each change takes effect at once, in the address. */
export default function FilterPanel({ filter, value, anchor, onClose }: FilterPanelProps) {
  const { go } = useListing()
  const set = (next: FilterValue) => go({ filters: { [filter.id]: next } })
  return (
    <PopoverPanel label={filter.label} anchor={anchor} onClose={onClose}>
      {filter.kind === "choice" ? (
        <Choices filter={filter} value={Array.isArray(value) ? value : []} onChange={set} />
      ) : null}
      {filter.kind === "date" ? <Days value={isSpan(value) ? value : OPEN} onChange={set} /> : null}
      {filter.kind === "text" ? (
        <Text filter={filter} value={typeof value === "string" ? value : ""} onChange={set} onClose={onClose} />
      ) : null}
    </PopoverPanel>
  )
}

const OPEN: Span = { from: null, to: null }
const isSpan = (value: FilterValue | undefined): value is Span => typeof value === "object" && !Array.isArray(value)
const row = "flex items-center gap-2.5 rounded-sm px-2.5 py-1.5 hover:bg-sunken"

type ChoicesProps = {
  filter: Extract<Filter, { kind: "choice" }>
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

function Choices({ filter, value, onChange }: ChoicesProps) {
  const [picked, setPicked] = useState(value)
  const pick = (next: readonly string[]) => {
    setPicked(next.length === filter.options.length ? [] : next)
    onChange(next)
  }
  return (
    <fieldset>
      <legend className="sr-only">{filter.label}</legend>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input */}
      <label className={row}>
        <Checkbox checked={picked.length === 0} onChange={() => pick([])} />
        All
      </label>
      <hr className="my-1 border-line" />
      {filter.options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Checkbox renders the input
        <label key={option.value} className={row}>
          <Checkbox
            checked={picked.includes(option.value)}
            onChange={(event) =>
              pick(event.target.checked ? [...picked, option.value] : picked.filter((one) => one !== option.value))
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

const DAY_MS = 86_400_000
const RECENT = [7, 30, 90] as const
const day = (at: number) => new Date(at).toISOString().slice(0, 10)

function Days({ value, onChange }: { value: Span; onChange: (value: Span) => void }) {
  const id = useId()
  return (
    <div className="grid gap-2 p-2">
      <div className="flex gap-1">
        {RECENT.map((days) => (
          <Button
            key={days}
            size="sm"
            look="quiet"
            onClick={() => onChange({ from: day(Date.now() - days * DAY_MS), to: null })}
          >
            {days} days
          </Button>
        ))}
        <Button size="sm" look="quiet" onClick={() => onChange(OPEN)}>
          All
        </Button>
      </div>
      {(["from", "to"] as const).map((side) => (
        <div key={side} className="grid grid-cols-[40px_1fr] items-center gap-2">
          <label htmlFor={`${id}-${side}`}>{side === "from" ? "From" : "To"}</label>
          <Input
            id={`${id}-${side}`}
            type="date"
            value={value[side] ?? ""}
            onChange={(event) => onChange({ ...value, [side]: event.target.value || null })}
          />
        </div>
      ))}
    </div>
  )
}

type TextProps = {
  filter: Extract<Filter, { kind: "text" }>
  value: string
  onChange: (value: string) => void
  onClose: () => void
}

function Text({ filter, value, onChange, onClose }: TextProps) {
  const [text, setText] = useState(value)
  return (
    <form
      className="flex gap-2 p-2"
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text.trim())
        onClose()
      }}
    >
      <Input
        aria-label={filter.label}
        placeholder={filter.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Filter</Button>
    </form>
  )
}
