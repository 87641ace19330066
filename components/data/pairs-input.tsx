"use client"

import { Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"

/** A property as it is typed. */
export type Pair = { readonly id: number; readonly key: string; readonly value: string }

type PairsInputProps = {
  label: string
  pairs: readonly Pair[]
  onPairs: (pairs: readonly Pair[]) => void
  /** Attributes are typed: a number, true or false, or text. */
  attributes?: boolean | undefined
}

/** Properties or attributes as lines of a key and a value. */
export function PairsInput({ label, pairs, onPairs, attributes = false }: PairsInputProps) {
  const noun = attributes ? "attribute" : "property"
  const set = (id: number, part: Partial<Pair>) =>
    onPairs(pairs.map((pair) => (pair.id === id ? { ...pair, ...part } : pair)))
  const next = Math.max(-1, ...pairs.map(({ id }) => id)) + 1
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {pairs.map(({ id, key, value }, n) => (
        <div key={id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-2">
          <Input
            aria-label={attributes ? `Attribute ${n + 1}` : `Key ${n + 1}`}
            placeholder="key"
            maxLength={100}
            value={key}
            onChange={(event) => set(id, { key: event.target.value })}
          />
          <Input
            aria-label={attributes ? `Attribute ${n + 1} is` : `Value ${n + 1}`}
            placeholder="value"
            maxLength={1000}
            value={value}
            onChange={(event) => set(id, { value: event.target.value })}
          />
          <IconButton
            label={`Take ${key || `the ${noun}`} away`}
            onClick={() => onPairs(pairs.filter((pair) => pair.id !== id))}
          >
            <X aria-hidden size={15} />
          </IconButton>
        </div>
      ))}
      <Button
        look="quiet"
        className="justify-self-start"
        onClick={() => onPairs([...pairs, { id: next, key: "", value: "" }])}
      >
        <Plus aria-hidden size={15} />
        Add {attributes ? "an attribute" : "a property"}
      </Button>
      {attributes && pairs.length > 0 ? (
        <p className="text-dim text-sm">Numbers and true or false are kept as such; text in quotes stays text.</p>
      ) : null}
    </fieldset>
  )
}
