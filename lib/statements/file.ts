import { type StatementFileRow, statementFile } from "@/db/sql/statements"
import { query } from "@/lib/operations/operation"
import { statementFileInput } from "./inputs"
import { seesStatements } from "./list"

/** A statement as it was built: always the same bytes, in base64. Null where there is none of the month (A027). */
export const getStatementFile = query({
  name: "statement.file",
  summary: "A statement's PDF or CSV, in base64.",
  on: "org",
  needs: "billing:read",
  input: statementFileInput,
  rule: seesStatements,
  run: async (tx, { org, input }): Promise<{ content: string } | null> => {
    const [file] = await tx.rows<StatementFileRow>(statementFile(org.id, input.month, input.as))
    return file ? { content: file.content.toString("base64") } : null
  },
  example: () => ({ month: "2020-01", as: "csv" }),
})
