import type { InformationRow } from "@/db/sql/billing-information"
import { adminsToTell } from "@/db/sql/members-removal"
import type { Tx } from "@/db/tenancy"
import type { Notice } from "@/lib/notices/notice"
import { countryName } from "./check-address"
import type { Contents } from "./inputs"

type Org = { readonly id: string; readonly name: string }

const ADMINS_TOLD = 50

/** The address as it stands on an invoice. */
export const addressLines = (contents: Contents): string =>
  [
    contents.companyName,
    contents.address1,
    contents.address2,
    [contents.city, contents.region, contents.postCode].filter(Boolean).join(", "),
    countryName(contents.country),
  ]
    .filter(Boolean)
    .join("\n")

/** Asks the recipient to confirm (A115); the link gets its secret when the mail is sent. */
export const confirmNotice = (org: Org, by: string, contents: Contents, link: string, expiresAt: Date): Notice => ({
  kind: "billing-information.confirm",
  to: { userId: null, address: contents.email },
  orgId: org.id,
  payload: {
    name: contents.name,
    org: org.name,
    by,
    invoiced: addressLines(contents),
    expiresAt: expiresAt.toISOString(),
  },
  link,
})

/** Tells who was invoiced until now that they are no longer. */
export const replacedNotice = (org: Org, former: InformationRow): Notice => ({
  kind: "billing-information.replaced",
  to: { userId: null, address: former.email },
  orgId: org.id,
  payload: { name: former.name, org: org.name },
})

type AdminKind = Extract<
  Notice["kind"],
  `billing-information.${"submitted" | "confirmed" | "declined" | "withdrawn" | "expired"}`
>
type News = { readonly kind: AdminKind; readonly recipient: string; readonly by?: string | undefined }

/** Tells the org's admins by mail and bell, but for who did it themselves. */
export async function adminNotices(
  tx: Tx,
  org: Org,
  { kind, recipient, by }: News,
  now: Date,
  me: string | null,
): Promise<Notice[]> {
  const admins = await tx.rows<{ userId: string; name: string; email: string | null }>(
    adminsToTell(org.id, now, ADMINS_TOLD),
  )
  return admins
    .filter((admin) => admin.userId !== me)
    .map((admin) => ({
      kind,
      to: { userId: admin.userId, address: admin.email },
      bell: { link: `/orgs/${org.id}/billing/information` },
      orgId: org.id,
      payload: { name: admin.name, org: org.name, orgId: org.id, recipient, ...(by ? { by } : {}) },
    }))
}
