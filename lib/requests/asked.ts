import { dollarsOf } from "@/lib/access/money"
import { DETAILS, type Details, type RequestKind, requestedWords } from "./inputs"

type Asked = {
  readonly kind: RequestKind
  readonly licence: Parameters<typeof requestedWords>[1]
  readonly details: unknown
}

/** The details of a request as its kind has them, or null where it has none: older ones may not. */
export function detailsOf<K extends keyof Details>(kind: K, details: unknown): Details[K] | null {
  const read = DETAILS[kind].safeParse(details)
  return read.success ? (read.data as Details[K]) : null
}

/** A line of what was asked in figures: a text, or a moment to be shown in the reader's time zone. */
export type AskedLine = { readonly label: string } & ({ readonly text: string } | { readonly moment: string })

export const limitWords = (limit: string | null): string => (limit === null ? "No limit" : dollarsOf(limit))

/** What was asked for, line by line, as the page and the mails say it. A project is named by its id alone (A184). */
export function askedLines({ kind, licence, details }: Asked): readonly AskedLine[] {
  if (kind === "spending-limit") {
    const asked = detailsOf(kind, details)
    if (!asked) return []
    return [
      { label: "Spending limit", text: limitWords(asked.limit) },
      ...(asked.purchaseOrder ? [{ label: "Purchase order", text: asked.purchaseOrder }] : []),
    ]
  }
  if (kind === "billable-org") {
    const asked = detailsOf(kind, details)
    if (!asked) return []
    return [
      { label: "Organization name", text: asked.name },
      ...(asked.handle ? [{ label: "Organization ID", text: `org-${asked.handle}` }] : []),
    ]
  }
  if (kind === "sponsorship") {
    const asked = detailsOf(kind, details)
    if (!asked) return []
    return [
      { label: "Project", text: asked.project },
      { label: "Sponsor", text: asked.sponsor },
      { label: "Until", moment: asked.until },
    ]
  }
  return kind === "licence"
    ? [{ label: "Licence", text: requestedWords(kind, licence).replace("A licence: ", "") }]
    : []
}

/** The same in one line, for mails; moments in UTC, named. */
export const askedInWords = (asked: Asked): string =>
  askedLines(asked)
    .map((line) =>
      "text" in line
        ? `${line.label}: ${line.text}`
        : `${line.label}: ${line.moment.slice(0, 16).replace("T", " ")} (UTC)`,
    )
    .join("\n")

/** What there is one open request of at a time; null where one may ask as often as one likes (facts B3.7). */
export function onceOf(
  { kind, licence, details }: Asked,
  { org, me }: { readonly org: string | null; readonly me: string },
): string | null {
  if (kind === "support") return null
  if (kind === "sponsorship") return `sponsorship ${detailsOf(kind, details)?.project}`
  if (kind === "billable-org" && !org) {
    const asked = detailsOf(kind, details)
    return `billable-org ${me} ${asked?.handle ?? asked?.name.toLowerCase()}`
  }
  return [kind, org, licence].filter(Boolean).join(" ")
}
