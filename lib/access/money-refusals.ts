/** The ways to say no that are about money, requests and staff; a part of REFUSALS. */
export const MONEY_REFUSALS = {
  spending_limit_exceeded: {
    status: 403,
    dx: "SpendingLimitExceeded",
    sentence:
      "The spending limit is reached. An admin of the organization asks support for a higher one under Billing.",
  },
  billing_unconfirmed: {
    status: 403,
    dx: "PermissionDenied",
    sentence:
      "Nothing can be charged until the organization's billing information is confirmed. An admin enters it under Billing.",
  },
  org_not_billable: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Nothing can be billed to this organization. An admin of it asks support to make it billable.",
  },
  project_limit_reached: {
    status: 403,
    dx: "SpendingLimitExceeded",
    sentence: "The project's own limit is reached. Those who administer the project can raise it in its settings.",
  },
  limit_below_spent: {
    status: 422,
    dx: "InvalidState",
    sentence: "The limit is below what is charged and reserved already. Choose a higher one.",
  },
  period_closed: {
    status: 422,
    dx: "InvalidState",
    sentence: "This month is closed and its statement built. Post the charge with a time in an open month.",
  },
  in_future: { status: 422, dx: "InvalidInput", sentence: "This lies in the future." },
  unknown_project: { status: 422, dx: "InvalidInput", sentence: "There is no project of this id." },
  unknown_reservation: { status: 422, dx: "InvalidState", sentence: "There is no open reservation of this key." },
  already_asked: {
    status: 422,
    dx: "InvalidState",
    sentence: "This has been asked already and is not decided yet. Add to that request instead.",
  },
  request_closed: { status: 422, dx: "InvalidState", sentence: "This request is decided or closed." },
  announcement_begun: {
    status: 422,
    dx: "InvalidState",
    sentence: "This has begun, so people may have read it. Withdraw it and publish another.",
  },
  staff_account: {
    status: 422,
    dx: "InvalidState",
    sentence: "Staff of the installation are members of no organization.",
  },
  last_staff: {
    status: 422,
    dx: "InvalidState",
    sentence: "Nobody could look after staff any more. Give somebody else the right over staff first.",
  },
  phi_billing: {
    status: 422,
    dx: "InvalidState",
    sentence: "A PHI project can only be billed to an organization that has PHI data protection.",
  },
  not_billable: {
    status: 403,
    dx: "PermissionDenied",
    sentence:
      "You cannot bill to this account. Choose yourself, or an organization where you have billable activities.",
  },
} as const
