import { LinkButton } from "@/components/ui/link-button"
import { Time } from "@/components/ui/time"
import { dollarsOf } from "@/lib/access/money"
import type { KeptStatement, Sending } from "@/lib/statements/list"
import { SendStatementButton } from "./send-statement-button"
import { monthWords } from "./words"

type StatementsTableProps = {
  org: string
  statements: readonly KeptStatement[]
  sending: Sending
}

const HEADS = ["Month", "Amount", "Mailed", "Files"] as const

/** Statements by month. On a phone a line is a block of its own. */
export const StatementsTable = ({ org, statements, sending }: StatementsTableProps) => (
  <div className="overflow-hidden rounded-lg border bg-surface">
    <table aria-label="Statements" className="w-full border-collapse">
      <thead className="max-sm:sr-only">
        <tr className="border-b text-dim text-sm">
          {HEADS.map((head) => (
            <th
              key={head}
              scope="col"
              className={`px-3 py-2 font-medium ${head === "Month" || head === "Mailed" ? "text-left" : "text-right"}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statements.map((one) => (
          <Statement key={one.month} org={org} statement={one} sending={sending} />
        ))}
      </tbody>
    </table>
  </div>
)

type StatementProps = { org: string; statement: KeptStatement; sending: Sending }

function Statement({ org, statement, sending }: StatementProps) {
  const month = statement.month.slice(0, 7)
  const words = monthWords(month)
  const file = (as: "pdf" | "csv") => (
    <LinkButton
      href={`/orgs/${org}/billing/statements/${month}/${as}`}
      download
      size="sm"
      aria-label={`Download the ${as.toUpperCase()} of ${words}`}
    >
      {as.toUpperCase()}
    </LinkButton>
  )
  return (
    <tr className="border-b last:border-b-0 max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:justify-between max-sm:px-3 max-sm:py-2">
      <th scope="row" className="px-3 py-2 text-left font-normal max-sm:p-0">
        <span className="font-medium">{words}</span>
        <small className="block text-dim text-xs">{statement.number}</small>
      </th>
      <td className="px-3 py-2 text-right font-medium tabular-nums max-sm:p-0">{dollarsOf(statement.amount)}</td>
      <td className="px-3 py-2 text-dim text-sm [overflow-wrap:anywhere] max-sm:w-full max-sm:px-0">
        <MailWords statement={statement} />
      </td>
      <td className="px-3 py-2 max-sm:w-full max-sm:p-0">
        <span className="flex flex-wrap gap-1.5 sm:justify-end">
          {file("pdf")}
          {file("csv")}
          <SendStatementButton org={org} month={month} words={words} sending={sending} />
        </span>
      </td>
    </tr>
  )
}

function MailWords({ statement: { mailed, recipient } }: Pick<StatementProps, "statement">) {
  if (!mailed) return <>{recipient ? "Not mailed" : "Not mailed: nobody was confirmed when it was built"}</>
  const { state, to, at } = mailed
  if (state === "SENT")
    return (
      <>
        To {to}, <Time value={at} as="date" />
      </>
    )
  if (state === "UNDERWAY") return <>On its way to {to}</>
  return (
    <span className="text-danger">
      {state === "REFUSED" ? `The server of ${to} refused it` : `It could not be mailed to ${to}`}
    </span>
  )
}
