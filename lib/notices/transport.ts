import { createTransport, type Transporter } from "nodemailer"
import { env } from "@/lib/env"
import type { Attachment } from "./attachments"
import type { Rendered } from "./letter"

let transport: Transporter | undefined

/** What became of handing a mail over: sent, refused for good, or to be tried again. */
export type Delivery =
  | { readonly how: "sent" }
  | { readonly how: "refused"; readonly why: string }
  | { readonly how: "later"; readonly why: string }

type Failure = { readonly code?: string; readonly responseCode?: number; readonly command?: string }

const failureOf = (error: unknown): Failure => (typeof error === "object" && error !== null ? error : {})

/**
 * Hands a mail to the SMTP server. A recipient it refuses for good is `refused`; everything else that fails is worth another try.
 * The reason holds codes alone: a server's words can repeat what was in the mail.
 */
export async function deliver(
  to: string,
  mail: Rendered,
  messageId: string,
  attachments: readonly Attachment[] = [],
): Promise<Delivery> {
  const { SMTP_URL, MAIL_FROM } = env()
  transport ??= createTransport(SMTP_URL, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as object)
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      // As an object: an address in a string would be parsed, and could become two.
      to: { name: "", address: to },
      ...(mail.replyTo ? { replyTo: { name: "", address: mail.replyTo } } : {}),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId,
      attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { how: "sent" }
  } catch (error) {
    const { code = "unknown", responseCode = 0, command = "" } = failureOf(error)
    const why = [code, responseCode || "", command].filter(Boolean).join(" ")
    const isRecipient = code === "EENVELOPE" && (command === "RCPT TO" || command === "")
    return isRecipient && responseCode >= 500 && responseCode < 600 ? { how: "refused", why } : { how: "later", why }
  }
}
