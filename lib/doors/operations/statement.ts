import { buildStatement } from "@/lib/statements/build"
import { closeMonths } from "@/lib/statements/close-months"
import { getStatementFile } from "@/lib/statements/file"
import { listStatements } from "@/lib/statements/list"
import { sendStatement } from "@/lib/statements/send"

export const statementOperations = [
  listStatements,
  getStatementFile,
  sendStatement,
  closeMonths,
  buildStatement,
] as const
