import type { Metadata } from "next"
import { HeldMails } from "@/components/imports/held-mails"
import { ask } from "@/lib/doors/page"
import { MEMBERS_FORMAT } from "@/lib/imports/columns"
import { importOverview } from "@/lib/imports/overview"
import { type ImportPageProps, ImportScreen } from "../../import-screen"

export const metadata: Metadata = { title: "Import members" }

const COLUMNS = [...MEMBERS_FORMAT.required, ...MEMBERS_FORMAT.optional].join(",")

export default async function ImportMembersPage(props: ImportPageProps) {
  const org = decodeURIComponent((await props.params).org)
  const { heldMails, provisioning } = await ask(importOverview, org, {})
  return (
    <ImportScreen
      kind="members"
      {...props}
      left="Not in the file, so it stays as it is, or at its default for new people:"
      above={heldMails > 0 ? <HeldMails org={org} count={heldMails} /> : null}
      help={
        <>
          <p>
            The first line names the columns: <code className="[overflow-wrap:anywhere]">{COLUMNS}</code>. The first{" "}
            {MEMBERS_FORMAT.required.length} have to be there.
          </p>
          <p>
            Members who are here already are changed where the file says otherwise; an empty cell leaves things as they
            are.
            {provisioning
              ? " People who have no account get one, with an invitation to activate it."
              : " This organization cannot create accounts, so people who have none are refused; contact support to have it enabled."}
          </p>
        </>
      }
    />
  )
}
