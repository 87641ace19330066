import { Section } from "@/components/orgs/section"
import { type DescribedProject, fixedBecause } from "./described"
import { FlagSelect } from "./flag-select"
import { LicensedFlag } from "./licensed-flag"

/** Who may copy, delete, download and upload data, with why one would limit it (A161 to A172). */
export function AccessControl({ project }: { project: DescribedProject }) {
  const reason = fixedBecause(project)
  const { flags } = project
  return (
    <Section
      title="Access Control"
      hint="What members may do with the data, whatever their level. A change takes effect at once, for everybody."
    >
      <div className="grid gap-5">
        <FlagSelect
          project={project}
          flag="restricted"
          hint="Limits how data is handled: with No one, it cannot be copied to another project, nor be the input of work there."
          on={flags.restricted}
          reason={reason}
        />
        <FlagSelect
          project={project}
          flag="protected"
          hint="Limits how data is handled: who can delete it. A deletion cannot be undone."
          on={flags.protected}
          reason={reason}
        />
        <FlagSelect
          project={project}
          flag="downloadRestricted"
          hint="Limits who can see the data outside the platform: with No one, it is not downloaded, nor are databases reached from outside."
          on={flags.downloadRestricted}
          reason={reason}
        />
        <LicensedFlag
          project={project}
          flag="externalUploadRestricted"
          hint="Limits what comes in: with No one, only work inside the project adds data."
        />
        <LicensedFlag
          project={project}
          flag="databaseUiViewOnly"
          hint="With Viewers in the browser only, members with View reach databases only through the Cohort Browser. Further limits apply to Apollo databases."
        />
        <LicensedFlag
          project={project}
          flag="httpsAppIsolatedBrowsing"
          hint="Web apps started in the project open in an isolated browser, which limits how data is taken out of them."
        />
      </div>
    </Section>
  )
}
