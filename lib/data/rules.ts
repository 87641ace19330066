import { mayCharge, mayGoOn } from "@/lib/access/charging"
import { atLeast } from "@/lib/access/levels"
import {
  type Flags,
  mayAdd,
  mayCopy,
  mayDeleteData,
  mayDownload,
  maySeeData,
  mayUpload,
} from "@/lib/access/project-flags"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { ProjectFacts, ProjectStanding } from "@/lib/operations/actor"

/** The project of a call and the actor's place in it. */
export type InProject = { readonly project: ProjectFacts; readonly access: ProjectStanding }

export const seesData = ({ project, access }: InProject): Verdict => maySeeData(project.flags, access)

/** Folders are made, and metadata and places changed, by those with UPLOAD (A145). */
export function mayArrange({ project, access }: InProject): Verdict {
  if (!atLeast(access.level, "UPLOAD")) return refuse("lacks_permission", "This needs Upload access to the project.")
  return maySeeData(project.flags, access)
}

/** Nothing is stored or sent out that its payer cannot be charged for (A028, A117, A123, B3.1). Says so only to whom the rest is open. */
export const andCharge = ({ project }: Pick<InProject, "project">, verdict: Verdict): Verdict =>
  verdict.allowed ? mayCharge(project.payer) : verdict

/** Folders are made where adding data can be charged (A145, B3.1). */
export const mayMakeFolder = (here: InProject): Verdict => andCharge(here, mayArrange(here))

/** Data is read out where the egress can be charged (A164, A123). */
export const mayTakeOut = (here: InProject): Verdict => andCharge(here, mayDownload(here.project.flags, here.access))

/** Data is deleted for good by those who CONTRIBUTE, in a protected project by those who ADMINISTER (A134, A162). */
export const mayErase = ({ project, access }: InProject): Verdict => {
  const verdict = mayDeleteData(project.flags, access)
  return verdict.allowed || verdict.refusal !== "lacks_permission"
    ? verdict
    : refuse("lacks_permission", "Deleting needs Contribute access to the project.")
}

/**
 * Data is copied by those who see it and CONTRIBUTE to where it goes: never out of a restricted project, PHI only to PHI (A135, A163, A182,
 * INV-12, INV-13). Within one project nothing leaves, so its flags on leaving do not bear on it. A copy is stored
 * anew, at the cost of who pays for where it goes (A123).
 */
export function mayCopyTo(from: InProject, to: InProject): Verdict {
  const verdict =
    from.project.id === to.project.id
      ? both(seesData(from), mayAdd(to.access))
      : mayCopy({ flags: from.project.flags, access: from.access }, { flags: to.project.flags, access: to.access })
  if (!verdict.allowed)
    return verdict.refusal === "lacks_permission"
      ? refuse("lacks_permission", "A copy needs Contribute access to the project it goes to.")
      : verdict
  // What stands there is not shown, nor its names given away, before its notice is accepted (A168).
  return andCharge(to, seesData(to))
}

const both = (first: Verdict, second: Verdict): Verdict => (first.allowed ? second : first)

/** Whether any copy may go to another project, and whether it may go to one without PHI data protection. */
function mayLeave({ flags, access }: { flags: Flags; access: ProjectStanding }): Verdict {
  const sees = maySeeData(flags, access)
  if (!sees.allowed) return sees
  return flags.restricted ? refuse("copy_restricted") : allow
}

const blockedBy = (verdict: Verdict): string | null =>
  verdict.allowed ? null : (verdict.message ?? sentenceOf(verdict.refusal))

/**
 * What of a project's data the viewer may do: null where they may, else why not. Whether a copy can be charged depends on where it goes, and is
 * said there.
 */
export const permitsIn = (here: InProject) => {
  const { flags, payer } = here.project
  const goesOn = mayGoOn(payer)
  const blockedHere = (verdict: Verdict) => blockedBy(verdict.allowed ? goesOn : verdict)
  return {
    download: blockedHere(mayTakeOut(here)),
    upload: blockedHere(andCharge(here, mayUpload(flags, here.access))),
    arrange: blockedHere(mayArrange(here)),
    makeFolder: blockedHere(mayMakeFolder(here)),
    copy: blockedHere(mayLeave({ flags, access: here.access })),
    delete: blockedHere(mayErase(here)),
  }
}
export type Permits = ReturnType<typeof permitsIn>
