import type { Metadata } from "next"
import { GROUPS_FORMAT } from "@/lib/imports/parse-groups"
import { type ImportPageProps, ImportScreen } from "../../import-screen"

export const metadata: Metadata = { title: "Import groups" }

const COLUMNS = [...GROUPS_FORMAT.required, ...GROUPS_FORMAT.optional].join(",")

export default function ImportGroupsPage(props: ImportPageProps) {
  return (
    <ImportScreen
      kind="groups"
      {...props}
      left="Not in the file, so it stays as it is, and empty for new groups:"
      help={
        <>
          <p>
            The first line names the columns: <code className="[overflow-wrap:anywhere]">{COLUMNS}</code>. A line puts
            one person into one group, as ADMIN or MEMBER of it.
          </p>
          <p>
            Groups that are not there are made, with you as their admin. People have to be members of the organization
            already: import them first.
          </p>
        </>
      }
    />
  )
}
