import { Callout } from "@/components/ui/callout"
import { AcceptNoticeButton } from "./accept-notice-button"

type Noticed = {
  readonly id: string
  readonly name: string
  readonly flags: { readonly displayDataProtectionNotice: boolean }
  readonly noticeAccepted: boolean
}

/** True where a person has yet to accept the notice: a page that shows data then shows the gate, and nothing else (A168). */
export const needsNotice = (project: Noticed): boolean =>
  project.flags.displayDataProtectionNotice && !project.noticeAccepted

/** The Data Protection Notice, in place of everything that would show data of the project (A168). */
export const NoticeGate = ({ project }: { project: Noticed }) => (
  <section aria-labelledby="notice" className="max-w-[640px]">
    <h2 id="notice" className="mb-3 font-semibold text-base">
      Data Protection Notice
    </h2>
    <Callout tone="warn">
      <p>
        The data of {project.name} is protected. Before you see it, accept that you take no data out of the platform:
      </p>
      <ul className="mt-2 grid list-disc gap-1 pl-5">
        <li>You do not download, copy or photograph it, and do not write it down anywhere else.</li>
        <li>You give nobody access to it who has not been given access here.</li>
        <li>You tell those who administer the project at once if any of it has got out.</li>
      </ul>
      <p className="mt-2">That you have accepted is recorded, once, with your name and the time.</p>
    </Callout>
    <div className="mt-4">
      <AcceptNoticeButton project={project.id} />
    </div>
  </section>
)
