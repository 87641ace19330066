import { StatementsTable } from "@/components/billing/statements-table"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { ask } from "@/lib/doors/page"
import type { SearchParams } from "@/lib/listing/url"
import { monthField } from "@/lib/statements/inputs"
import { listStatements } from "@/lib/statements/list"

type StatementsProps = {
  org: string
  /** The address of the account's overview. */
  home: string
  searchParams: SearchParams
}

/** An org's statements, newest first: what each came to, whom it went to, and its files (A027). */
export async function BillingStatements({ org, home, searchParams }: StatementsProps) {
  const asked = monthField.safeParse(searchParams.before)
  const before = asked.success ? asked.data : null
  const { statements, next, sending } = await ask(listStatements, org, { before })
  return (
    <section aria-labelledby="statements">
      <h2 id="statements" className="mb-1 text-lg">
        Statements
      </h2>
      <p className="mb-4 max-w-[80ch] text-dim">
        A month closes on the 3rd of the next one. Then its statement is built, kept here, and mailed to who is
        invoiced.
        {sending.recipient ? ` That is ${sending.recipient.name}, ${sending.recipient.email}.` : ""}
      </p>
      {statements.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState title={before ? "No earlier statements" : "No statements yet"}>
            The first one stands here when a month with charges has closed.
          </EmptyState>
        </div>
      ) : (
        <StatementsTable org={org} statements={statements} sending={sending} />
      )}
      <div className="mt-3 flex gap-2">
        {before ? (
          <LinkButton href={`${home}/statements`} size="sm">
            Newest statements
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton href={`${home}/statements?before=${next.slice(0, 7)}`} size="sm">
            Earlier statements
          </LinkButton>
        ) : null}
      </div>
    </section>
  )
}
