import { MONEY_REFUSALS } from "./money-refusals"

type Entry = { readonly status: number; readonly dx: string; readonly sentence: string }

/** Every way to say no: its HTTP status, the dx client's error type, and what a person reads. */
export const REFUSALS = {
  sign_in_required: { status: 401, dx: "InvalidAuthentication", sentence: "Sign in to go on." },
  wrong_credentials: { status: 401, dx: "InvalidAuthentication", sentence: "The name or the password is not right." },
  reauth_required: { status: 401, dx: "InvalidAuthentication", sentence: "Enter your password again to do this." },
  foreign_origin: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "This request came from another site and was not carried out.",
  },
  lacks_permission: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "You do not have the permission this needs. Ask an admin of the organization.",
  },
  not_a_member: {
    status: 404,
    dx: "ResourceNotFound",
    sentence: "There is no such organization, or you are not in it.",
  },
  token_read_only: { status: 403, dx: "PermissionDenied", sentence: "This token may only read." },
  token_not_allowed: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "This cannot be done with a token. Sign in to the console.",
  },
  outranked: { status: 403, dx: "PermissionDenied", sentence: "Only an admin can change an admin." },
  above_own_rights: { status: 403, dx: "PermissionDenied", sentence: "You cannot give more than you hold yourself." },
  not_on_oneself: { status: 403, dx: "PermissionDenied", sentence: "You cannot do this to your own account." },
  last_admin: {
    status: 422,
    dx: "InvalidState",
    sentence: "The organization would be left without an active admin. Make someone else an admin first.",
  },
  last_project_admin: {
    status: 422,
    dx: "InvalidState",
    sentence:
      "The project would be left without anyone who administers it. Give somebody else Administer without an end date first.",
  },
  no_own_grant: { status: 422, dx: "InvalidState", sentence: "You hold no grant of your own on this project." },
  unknown_principal: {
    status: 422,
    dx: "InvalidInput",
    sentence: "There is no activated user, organization or group of yours by this name. Check how it is written.",
  },
  org_expired: {
    status: 403,
    dx: "OrgExpired",
    sentence: "The organization is suspended or has expired. Contact support.",
  },
  feature_off: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "This is not switched on for the organization. Contact support to have it enabled.",
  },
  notice_not_accepted: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Accept the project's Data Protection Notice before you see its data.",
  },
  download_restricted: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Download Access of this project is set to no one.",
  },
  copy_restricted: { status: 403, dx: "PermissionDenied", sentence: "Copy Access of this project is set to no one." },
  upload_restricted: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "External Upload Access of this project is set to no one.",
  },
  delete_restricted: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Only those who administer this project can delete data in it.",
  },
  phi_wall: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Data of a PHI project stays in projects and with organizations that have PHI data protection.",
  },
  sponsored: {
    status: 422,
    dx: "InvalidState",
    sentence: "This project is sponsored. Its sponsor has to end the sponsorship first.",
  },
  transfer_pending: {
    status: 422,
    dx: "InvalidState",
    sentence: "This project is being handed over. Cancel the transfer first.",
  },
  transfer_restricted: {
    status: 403,
    dx: "PermissionDenied",
    sentence: "Only admins of the organization that pays may change the billing of its projects.",
  },
  transfer_void: {
    status: 422,
    dx: "InvalidState",
    sentence: "This transfer is no longer open: it was accepted, declined or cancelled.",
  },
  auto_symlink: {
    status: 422,
    dx: "InvalidState",
    sentence: "The data of this project stands in a store outside, so its billing cannot be transferred.",
  },
  already_billed: { status: 422, dx: "InvalidState", sentence: "The project is billed to this account already." },
  ...MONEY_REFUSALS,
  unknown_executable: { status: 422, dx: "InvalidInput", sentence: "There is no such app, or it is not open to you." },
  name_differs: { status: 422, dx: "InvalidInput", sentence: "This is not the name of the project." },
  into_itself: { status: 422, dx: "InvalidInput", sentence: "A folder cannot go into itself or into one of its own." },
  onto_itself: {
    status: 422,
    dx: "InvalidInput",
    sentence: "It stands there already. Choose another place for the copy.",
  },
  name_taken: { status: 422, dx: "InvalidState", sentence: "Something of this name stands there already." },
  upload_incomplete: {
    status: 422,
    dx: "InvalidState",
    sentence: "Not all of the file has arrived. Send the rest first.",
  },
  upload_expired: {
    status: 422,
    dx: "InvalidState",
    sentence: "This upload was begun more than 24 hours ago and has expired. Begin it anew.",
  },
  upload_closed: { status: 422, dx: "InvalidState", sentence: "This upload has ended. Begin a new one." },
  wrong_offset: { status: 409, dx: "InvalidState", sentence: "Go on where the upload stands." },
  hash_mismatch: {
    status: 422,
    dx: "InvalidInput",
    sentence: "What arrived is not what was announced: its sha256 is another. Send it anew.",
  },
  too_deep: { status: 422, dx: "InvalidState", sentence: "Folders can stand at most 50 deep in each other." },
  not_found: { status: 404, dx: "ResourceNotFound", sentence: "This does not exist, or is not open to you." },
  unknown_user: { status: 422, dx: "InvalidInput", sentence: "There is no activated account with this username." },
  unknown_operation: { status: 404, dx: "ResourceNotFound", sentence: "There is no operation of this name." },
  already_member: {
    status: 422,
    dx: "InvalidState",
    sentence: "This person is already a member. Use Edit Access to change what they may do.",
  },
  already_invited: {
    status: 422,
    dx: "InvalidState",
    sentence: "This person is already invited. Change or resend the invitation instead.",
  },
  not_member: { status: 422, dx: "InvalidState", sentence: "This person is not a member of the organization." },
  username_taken: { status: 422, dx: "InvalidInput", sentence: "This username is taken." },
  email_taken: { status: 422, dx: "InvalidInput", sentence: "An account with this e-mail address exists already." },
  email_differs: {
    status: 422,
    dx: "InvalidInput",
    sentence: "An account with this username exists with another e-mail address.",
  },
  app_name_taken: {
    status: 422,
    dx: "InvalidInput",
    sentence: "There is an app of this name already. Choose another.",
  },
  version_taken: {
    status: 422,
    dx: "InvalidInput",
    sentence: "This version is published already. Choose another number.",
  },
  handle_taken: { status: 422, dx: "InvalidInput", sentence: "This organization id is taken." },
  already_disabled: { status: 422, dx: "InvalidState", sentence: "This member is disabled already." },
  in_other_org: {
    status: 422,
    dx: "InvalidState",
    sentence: "This account was not made by this organization, or is also in another one. Remove the member instead.",
  },
  account_closed: { status: 422, dx: "InvalidState", sentence: "This account was deleted and cannot be used again." },
  sso_managed: {
    status: 422,
    dx: "InvalidState",
    sentence: "This account signs in through an identity provider. Change it there.",
  },
  end_in_past: { status: 422, dx: "InvalidInput", sentence: "The end date has to lie in the future." },
  link_invalid: { status: 422, dx: "InvalidState", sentence: "This link is not valid any more. Ask for a new one." },
  link_expired: { status: 422, dx: "InvalidState", sentence: "This link has expired. Ask for a new one." },
  confirmation_closed: {
    status: 422,
    dx: "InvalidState",
    sentence: "There is no billing information of this kind waiting for its recipient any more.",
  },
  invitation_void: {
    status: 422,
    dx: "InvalidState",
    sentence: "This invitation is no longer open. Ask the admin who invited you for a new one.",
  },
  weak_password: {
    status: 422,
    dx: "InvalidInput",
    sentence: "This password is too easy to guess. Choose a longer or less common one.",
  },
  same_password: { status: 422, dx: "InvalidInput", sentence: "The new password is the same as the current one." },
  undo_expired: { status: 422, dx: "InvalidState", sentence: "This can no longer be undone." },
  limit_reached: { status: 422, dx: "InvalidState", sentence: "The limit is reached." },
  file_invalid: { status: 422, dx: "InvalidInput", sentence: "The file could not be read." },
  job_finished: { status: 422, dx: "InvalidState", sentence: "This is finished already." },
  invalid_input: { status: 422, dx: "InvalidInput", sentence: "Some of what was entered is not valid." },
  malformed: { status: 400, dx: "MalformedJSON", sentence: "The request could not be read." },
  unsupported_type: { status: 415, dx: "MalformedJSON", sentence: "Send the request as application/json." },
  too_large: { status: 413, dx: "InvalidInput", sentence: "This is too large." },
  changed_meanwhile: {
    status: 409,
    dx: "InvalidState",
    sentence: "This has changed since you looked. See what would happen now.",
  },
  stale_version: {
    status: 409,
    dx: "InvalidState",
    sentence: "Someone else changed this meanwhile. Reload and try again.",
  },
  key_reused: { status: 422, dx: "InvalidInput", sentence: "This idempotency key was used for something else." },
  rate_limited: {
    status: 429,
    dx: "RateLimitConditional",
    sentence: "Too many requests. Wait a moment and try again.",
  },
  busy: { status: 503, dx: "ServiceUnavailable", sentence: "The console is busy. Try again in a moment." },
  unavailable: {
    status: 503,
    dx: "ServiceUnavailable",
    sentence: "The console cannot reach its database. Nothing was changed; try again in a moment.",
  },
  unknown_outcome: {
    status: 503,
    dx: "ServiceUnavailable",
    sentence: "The connection was lost while saving. Reload to see whether it was saved.",
  },
  internal: { status: 500, dx: "InternalError", sentence: "Something went wrong on our side and nothing was changed." },
} as const satisfies Record<string, Entry>

export type RefusalWord = keyof typeof REFUSALS

/** The sentence a person reads for a refusal. */
export const sentenceOf = (word: RefusalWord): string => REFUSALS[word].sentence

/** The HTTP status of a refusal. */
export const statusOf = (word: RefusalWord): number => REFUSALS[word].status
