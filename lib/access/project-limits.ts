import { allow, refuse, type Verdict } from "./verdict"

const RAISED = "Those who administer the project can raise it in its settings."

/** More is stored while it fits in the limit; what takes up nothing always does (B3.2c). */
export const mayStoreMore = (limit: number | null, stored: number, more: number): Verdict =>
  limit === null || more === 0 || stored + more <= limit
    ? allow
    : refuse("project_limit_reached", `This does not fit in the storage limit of the project. ${RAISED}`)

/** Data is read out until the month's limit is reached (B3.2c). */
export const maySendOut = (limit: number | null, sent: number): Verdict =>
  limit === null || sent < limit
    ? allow
    : refuse("project_limit_reached", `The egress limit of the project for this month is reached. ${RAISED}`)
