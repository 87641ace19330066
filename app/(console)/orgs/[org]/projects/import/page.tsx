import type { Metadata } from "next"
import { PROJECTS_FORMAT } from "@/lib/imports/parse-projects"
import { type ImportPageProps, ImportScreen } from "../../import-screen"

export const metadata: Metadata = { title: "Import projects" }

export default function ImportProjectsPage(props: ImportPageProps) {
  return (
    <ImportScreen
      kind="projects"
      {...props}
      left=""
      help={
        <>
          <p>
            The first line names the columns:{" "}
            <code className="[overflow-wrap:anywhere]">{PROJECTS_FORMAT.required.join(",")}</code>. A line shares one
            project with one user, group or org, at VIEW, UPLOAD, CONTRIBUTE or ADMINISTER.
          </p>
          <p>
            Projects that are not there are made, billed to the organization and administered by you. On those that are
            there, grants are given, raised and lowered where you administer them; others stay as they are. No mails are
            sent.
          </p>
        </>
      }
    />
  )
}
