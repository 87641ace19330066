import type { ReactNode } from "react"

/** What stands in a menu: links, things to do, one of several, on or off, rules and headings between them. */
export type MenuEntry =
  | {
      readonly kind: "link"
      readonly label: string
      readonly href: string
      readonly icon?: ReactNode
      readonly hint?: string | undefined
      readonly current?: boolean | undefined
    }
  | {
      readonly kind: "do"
      readonly label: string
      readonly run: () => void
      readonly icon?: ReactNode
      readonly danger?: boolean | undefined
      /** Why it cannot be done: shown under the label, and the entry is disabled. */
      readonly reason?: string | undefined
    }
  | {
      readonly kind: "one-of"
      readonly label: string
      readonly value: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
      readonly pick: (value: string) => void
    }
  | {
      readonly kind: "check"
      readonly label: string
      readonly checked: boolean
      readonly toggle: (checked: boolean) => void
    }
  | { readonly kind: "heading"; readonly label: string; readonly detail?: string | undefined }
  | { readonly kind: "rule" }
