import type { ReactNode } from "react"
import { optionsOf } from "@/components/ui/options"

export type Breakpoint = "sm" | "md" | "lg" | "xl"

/** One column of the table. */
export type Column<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** The key of `sorts` its header sorts by. */
  readonly sort?: string | undefined
  /** May be switched on and off from the column menu. */
  readonly optional?: boolean | undefined
  readonly align?: "start" | "end" | undefined
  /** Falls away on screens narrower than this. */
  readonly hideBelow?: Breakpoint | undefined
  /** The cell that names the row; it is the row's header to a screen reader. */
  readonly names?: boolean | undefined
  readonly className?: string | undefined
}

export type Filter =
  | {
      readonly kind: "choice"
      readonly id: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  | { readonly kind: "date"; readonly id: string; readonly label: string }
  | { readonly kind: "text"; readonly id: string; readonly label: string; readonly placeholder?: string | undefined }

/** A filter by the values given, each with the words it is shown by. */
export const choice = (id: string, label: string, words: Readonly<Record<string, string>>): Filter => ({
  kind: "choice",
  id,
  label,
  options: optionsOf(words),
})

/** One keyset page. `total` may come later than the rows. */
export type Page = {
  readonly size: number
  readonly total: number | null | Promise<number | null>
  readonly next: string | null
  readonly previous: string | null
  /** The number of the first row, when known. */
  readonly from: number | null
}

export const HIDE: Record<Breakpoint, string> = {
  sm: "max-sm:hidden",
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
}

export const COUNT = new Intl.NumberFormat("en-US")
