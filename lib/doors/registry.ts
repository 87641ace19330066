import type { AnyMutation, AnyOperation, AnyQuery } from "@/lib/operations/operation"
import { announcementOperations } from "./operations/announcement"
import { appOperations } from "./operations/app"
import { billingAccountOperations } from "./operations/billing-account"
import { billingInformationOperations } from "./operations/billing-information"
import { budgetOperations } from "./operations/budget"
import { chargeOperations } from "./operations/charge"
import { fileOperations } from "./operations/file"
import { grantOperations } from "./operations/grant"
import { groupOperations } from "./operations/group"
import { invitationOperations } from "./operations/invitation"
import { jobOperations } from "./operations/job"
import { memberOperations } from "./operations/member"
import { meterOperations } from "./operations/meter"
import { notificationOperations } from "./operations/notification"
import { objectOperations } from "./operations/object"
import { orgOperations } from "./operations/org"
import { orgProjectOperations } from "./operations/org-project"
import { projectOperations } from "./operations/project"
import { requestOperations } from "./operations/request"
import { sessionOperations } from "./operations/session"
import { sponsorshipOperations } from "./operations/sponsorship"
import { statementOperations } from "./operations/statement"
import { supportOperations } from "./operations/support"
import { tokenOperations } from "./operations/token"
import { transferOperations } from "./operations/transfer"
import { uploadOperations } from "./operations/upload"
import { userOperations } from "./operations/user"

/** Every operation of the product. What does not stand here cannot be called. */
export const OPERATIONS: readonly AnyOperation[] = [
  ...userOperations,
  ...sessionOperations,
  ...tokenOperations,
  ...orgOperations,
  ...billingInformationOperations,
  ...memberOperations,
  ...invitationOperations,
  ...fileOperations,
  ...jobOperations,
  ...projectOperations,
  ...grantOperations,
  ...orgProjectOperations,
  ...groupOperations,
  ...transferOperations,
  ...sponsorshipOperations,
  ...uploadOperations,
  ...objectOperations,
  ...notificationOperations,
  ...appOperations,
  ...billingAccountOperations,
  ...requestOperations,
  ...budgetOperations,
  ...statementOperations,
  ...supportOperations,
  ...chargeOperations,
  ...meterOperations,
  ...announcementOperations,
]

const byName = new Map(OPERATIONS.map((operation) => [operation.name, operation]))

export const findOperation = (name: string): AnyOperation | undefined => byName.get(name)

export function findMutation(name: string): AnyMutation | undefined {
  const found = byName.get(name)
  return found?.kind === "mutation" ? found : undefined
}

export function findQuery(name: string): AnyQuery | undefined {
  const found = byName.get(name)
  return found?.kind === "query" ? found : undefined
}
