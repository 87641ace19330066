import type { Tx } from "@/db/tenancy"
import { after } from "@/lib/clock"
import { type Ask, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { releaseInput } from "./inputs"
import { INVITATION_TIME } from "./invitation"

type Held = { readonly id: string; readonly user_id: string; readonly name: string; readonly kind: string }

/** What `invitation.held-mails` counts and a release sends: mails of this org kept back by an import. */
const heldMails = (org: string, ids: readonly string[] | null, locking: boolean) => ({
  text: `select m.id, m.user_id, m.kind, coalesce(p.name, i.name, m.user_id) as name
    from mail m left join member p on p.org_id = m.org_id and p.user_id = m.user_id
      left join invitation i on i.org_id = m.org_id and i.user_id = m.user_id and i.state = 'OPEN'
    where m.org_id = $1 and m.state = 'HELD' and ($2::text[] is null or m.id = any ($2)) order by m.id${locking ? " for update of m" : ""}`,
  values: [org, ids],
})

async function release(tx: Tx, { org, now }: Ask<"org", unknown>, mails: readonly string[]): Promise<void> {
  const expiresAt = after(now, INVITATION_TIME)
  // The seven days of an invitation begin when its mail goes out.
  await tx.count({
    text: `with l as (update mail_link set expires_at = $3 from mail m where m.org_id = $1 and m.id = any ($2::text[]) and mail_link.id = m.link_id
        and mail_link.voided_at is null returning mail_link.invitation_id)
      update invitation i set expires_at = $3, version = i.version + 1 from l where i.org_id = $1 and i.id = l.invitation_id and i.state = 'OPEN'`,
    values: [org.id, mails, expiresAt],
  })
  await tx.count({
    text: "update mail set state = 'QUEUED' where org_id = $1 and id = any ($2::text[]) and state = 'HELD'",
    values: [org.id, mails],
  })
}

/** Sends the mails that an import kept for later; the seven days of each invitation begin now (settled 3.10). */
export const releaseMails = mutation({
  name: "invitation.release-mails",
  summary: "Sends the mails that were kept for later.",
  on: "org",
  needs: "members:edit",
  input: releaseInput,
  many: {
    selection: () => ({ matching: {} }),
    matching: async (tx: Tx, { org }: Ask<"org", unknown>) =>
      (await tx.rows<Held>(heldMails(org.id, null, false))).map((row) => row.id),
    title: (n: number) => `Send ${n} mails`,
  },
  load: (tx, { org, targets, locking }) => tx.rows<Held>(heldMails(org.id, targets, locking)),
  rule: anyone,
  plan: (held) =>
    held.map((mail) => ({
      target: mail.id,
      label: mail.name,
      outcome: "changed" as const,
      before: { mail: "kept" },
      after: { mail: "sent", to: mail.user_id },
    })),
  apply: async (tx, changed, asked) => {
    const mails = changed.map((one) => one.target)
    await release(tx, asked, mails)
    return { value: null, jobs: mails.map((mail) => ({ task: "mail", payload: { mail } })) }
  },
  example: () => ({}),
})
