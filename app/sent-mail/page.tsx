import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { Badge } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import { consoleOrigin, type ShownMail, sentMails, showsSentMail } from "@/lib/doors/sent-mail"

export const metadata: Metadata = { title: "Sent mail" }

const STATES: Readonly<Record<string, string>> = {
  QUEUED: "On its way",
  VOID: "Not sent: its reason no longer held",
  DEAD: "Not sent",
  BOUNCED: "Refused",
}

export default async function SentMailPage() {
  if (!showsSentMail()) notFound()
  const mails = await sentMails()
  return (
    <main className="mx-auto grid max-w-[760px] gap-4 px-4 py-10 sm:px-6">
      <div>
        <h1 className="text-xl">Sent mail</h1>
        <p className="text-dim">
          This demo has no mail server, so what it would send is shown here.{" "}
          <Link href="/" className="text-accent underline underline-offset-2">
            Back to Provost
          </Link>
        </p>
      </div>
      {mails.length === 0 ? (
        <EmptyState title="No mail yet">Invite someone, or ask to reset a password.</EmptyState>
      ) : (
        <ol className="grid divide-y border-y">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Mail mail={mail} />
            </li>
          ))}
        </ol>
      )}
    </main>
  )
}

const Mail = ({ mail }: { mail: ShownMail }) => (
  <article aria-label={`${mail.subject}, to ${mail.to}`} className="grid gap-2 py-5">
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <h2 className="font-medium">{mail.subject}</h2>
      <p className="text-dim text-sm">
        <Time value={mail.at} />
      </p>
    </div>
    <p className="text-dim text-sm [overflow-wrap:anywhere]">To {mail.to}</p>
    {STATES[mail.state] ? (
      <p>
        <Badge>{STATES[mail.state]}</Badge>
      </p>
    ) : null}
    {mail.body ? (
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        <Linked text={mail.body} origin={consoleOrigin()} />
      </p>
    ) : null}
  </article>
)

/** The text with its own links made to be followed; no other address becomes one. */
function Linked({ text, origin }: { text: string; origin: string }) {
  const parts = text.split(/(https?:\/\/[^\s]+)/)
  return parts.map((part, at) =>
    part.startsWith(`${origin}/`) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that does not change
      <a key={at} href={part} className="text-accent underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
