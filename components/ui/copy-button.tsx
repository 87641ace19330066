"use client"

import { Check, Copy } from "lucide-react"
import { useState } from "react"
import { Tooltip } from "./tooltip"

/** Copies an id; `label` names what is copied. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  const Icon = copied ? Check : Copy
  return (
    <Tooltip label={copied ? "Copied" : label}>
      <button
        type="button"
        aria-label={label}
        onClick={() => void copy().catch(() => setCopied(false))}
        className="inline-grid size-6 place-items-center rounded-sm text-dim hover:bg-sunken hover:text-ink"
      >
        <Icon aria-hidden size={12} />
      </button>
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </Tooltip>
  )
}
