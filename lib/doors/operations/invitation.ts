import { acceptInvitation, myInvitations } from "@/lib/invitations/accept"
import { changeInvitation } from "@/lib/invitations/change"
import { getInvitation } from "@/lib/invitations/get"
import { inviteMember } from "@/lib/invitations/invite"
import { invitationOptions } from "@/lib/invitations/options"
import { releaseMails } from "@/lib/invitations/release-mails"
import { resendInvitation } from "@/lib/invitations/resend"
import { restoreInvitation, revokeInvitation } from "@/lib/invitations/revoke"

export const invitationOperations = [
  inviteMember,
  getInvitation,
  invitationOptions,
  myInvitations,
  changeInvitation,
  resendInvitation,
  revokeInvitation,
  restoreInvitation,
  acceptInvitation,
  releaseMails,
] as const
