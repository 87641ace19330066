import type { AnyOperation } from "@/lib/operations/operation"
import { confirmPassword } from "@/lib/sessions/confirm-password"
import { endOtherSessions, endSession, listSessions, signOut } from "@/lib/sessions/end"
import { openSession } from "@/lib/sessions/open-session"

export const sessionOperations: readonly AnyOperation[] = [
  openSession,
  confirmPassword,
  listSessions,
  endSession,
  endOtherSessions,
  signOut,
]
