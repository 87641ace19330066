import type { MailRow } from "@/db/sql/mails"
import { type StatementFileRow, statementFile } from "@/db/sql/statements"
import type { Tx } from "@/db/tenancy"
import type { NoticeKind } from "./templates"

export type Attachment = { readonly name: string; readonly type: string; readonly content: Buffer }

/** Kinds that take a statement along, which their payload names by its month. */
const WITH_STATEMENT: ReadonlySet<string> = new Set<NoticeKind>(["statement.monthly", "statement.again"])

const FILES = [
  { as: "pdf", type: "application/pdf" },
  { as: "csv", type: "text/csv; charset=utf-8" },
] as const

/**
 * What a mail takes along, fetched when it is sent: a file is kept once, where it belongs, and never in the outbox. Null where it is there
 * no more, and the mail has nothing to say.
 */
export async function attachmentsOf(tx: Tx, { kind, org_id, payload }: MailRow): Promise<readonly Attachment[] | null> {
  if (!WITH_STATEMENT.has(kind) || payload.attached !== true) return []
  const month = String(payload.month)
  const found: Attachment[] = []
  for (const { as, type } of FILES) {
    const [file] = await tx.rows<StatementFileRow>(statementFile(org_id ?? "", month, as))
    if (!file) return null
    const name = `${(org_id ?? "").replaceAll(/[^a-z0-9_.-]/g, "_")}-statement-${month.slice(0, 7)}.${as}`
    found.push({ name, type, content: file.content })
  }
  return found
}
