"use client"

import { X } from "lucide-react"
import { type KeyboardEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"

type TagsInputProps = {
  label: string
  tags: readonly string[]
  onTags: (tags: readonly string[]) => void
  /** Tags to choose from with a press. */
  offered?: readonly string[] | undefined
}

/** Tags as chips: typed and taken with Enter, taken away with their cross. */
export function TagsInput({ label, tags, onTags, offered = [] }: TagsInputProps) {
  const [typed, setTyped] = useState("")
  const id = useId()
  const take = () => {
    const tag = typed.trim()
    if (tag !== "" && !tags.includes(tag)) onTags([...tags, tag])
    setTyped("")
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || typed.trim() === "") return
    event.preventDefault()
    take()
  }
  const left = offered.filter((tag) => !tags.includes(tag)).slice(0, 12)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex max-w-full items-center gap-0.5 rounded-[9px] bg-sunken pl-2 font-medium text-xs [overflow-wrap:anywhere]"
            >
              {tag}
              <button
                type="button"
                aria-label={`Take ${tag} away`}
                onClick={() => onTags(tags.filter((one) => one !== tag))}
                className="grid size-6 place-items-center rounded-full text-faint hover:text-ink"
              >
                <X aria-hidden size={12} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex gap-2">
        <Input
          id={id}
          value={typed}
          maxLength={100}
          placeholder="Type a tag and press Enter"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKey}
          onBlur={take}
        />
      </div>
      {left.length > 0 ? (
        <div className="flex flex-wrap gap-1">
          {left.map((tag) => (
            <Button key={tag} size="sm" look="quiet" onClick={() => onTags([...tags, tag])}>
              {tag}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
