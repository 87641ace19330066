import { atLeast, type ProjectLevel } from "./levels"
import { allow, refuse, type Verdict } from "./verdict"

/** The data access control flags of a project, each false until someone says otherwise (A160). */
export const PROJECT_FLAGS = [
  "protected",
  "restricted",
  "downloadRestricted",
  "externalUploadRestricted",
  "databaseUiViewOnly",
  "displayDataProtectionNotice",
  "httpsAppIsolatedBrowsing",
  "containsPhi",
] as const
export type ProjectFlag = (typeof PROJECT_FLAGS)[number]
export type Flags = Readonly<Record<ProjectFlag, boolean>>

/** Flags that need a licence, and which (A342). */
export const LICENSED_FLAGS = {
  externalUploadRestricted: "External Upload Access",
  databaseUiViewOnly: "Apollo",
  displayDataProtectionNotice: "Data Protection Notice",
  httpsAppIsolatedBrowsing: "Isolated Browsing",
  containsPhi: "PHI data protection and a signed BAA",
} as const satisfies Partial<Record<ProjectFlag, string>>

/** The flags among them that an org has a licence for or not; PHI stands by itself, with its BAA (A180). */
export const PAYER_LICENCES = [
  "externalUploadRestricted",
  "databaseUiViewOnly",
  "displayDataProtectionNotice",
  "httpsAppIsolatedBrowsing",
] as const satisfies readonly (keyof typeof LICENSED_FLAGS)[]

type FlagWords = { readonly label: string; readonly off: string; readonly on: string }
const EVERYONE = { off: "All members", on: "No one" } as const

/** What people call each flag, and it being off and on (A161 to A171). */
export const FLAG_WORDS = {
  restricted: { label: "Copy Access", ...EVERYONE },
  protected: { label: "Delete Access", off: "Contributors & Admins", on: "Admins only" },
  downloadRestricted: { label: "Download Access", ...EVERYONE },
  externalUploadRestricted: { label: "External Upload Access", ...EVERYONE },
  databaseUiViewOnly: { label: "Database Access", off: "All members", on: "Viewers in the browser only" },
  displayDataProtectionNotice: { label: "Data Protection Notice", off: "Not shown", on: "Must be accepted" },
  httpsAppIsolatedBrowsing: { label: "Isolated Browsing", off: "Off", on: "On" },
  containsPhi: { label: "PHI Data Protection", off: "Off", on: "On" },
} as const satisfies Record<ProjectFlag, FlagWords>

type Access = { readonly level: ProjectLevel; readonly noticeAccepted: boolean }

/** Data is seen with VIEW, once the notice is accepted where there is one (A144, A168). */
export function maySeeData(flags: Flags, access: Access): Verdict {
  if (!atLeast(access.level, "VIEW")) return refuse("lacks_permission")
  if (flags.displayDataProtectionNotice && !access.noticeAccepted) return refuse("notice_not_accepted")
  return allow
}

/** Nothing leaves the platform where Download Access is for no one (A164, INV-13). */
export function mayDownload(flags: Flags, access: Access): Verdict {
  const sees = maySeeData(flags, access)
  if (!sees.allowed) return sees
  return flags.downloadRestricted ? refuse("download_restricted") : allow
}

/** Data goes to another project only where Copy Access lets it, and PHI only to where PHI is protected (A135, A163, A182, INV-12). */
export function mayCopy(
  from: { readonly flags: Flags; readonly access: Access },
  to: { readonly flags: Flags; readonly access: Access },
): Verdict {
  const sees = maySeeData(from.flags, from.access)
  if (!sees.allowed) return sees
  if (from.flags.restricted) return refuse("copy_restricted")
  if (from.flags.containsPhi && !to.flags.containsPhi) return refuse("phi_wall")
  return mayAdd(to.access)
}

/** Copies are made by those who CONTRIBUTE to where they go (A135). */
export const mayAdd = (access: Access): Verdict =>
  atLeast(access.level, "CONTRIBUTE") ? allow : refuse("lacks_permission")

/** New data comes from outside with UPLOAD, unless External Upload Access is for no one (A145, A169). */
export function mayUpload(flags: Flags, access: Access): Verdict {
  if (!atLeast(access.level, "UPLOAD")) return refuse("lacks_permission")
  const sees = maySeeData(flags, access)
  if (!sees.allowed) return sees
  return flags.externalUploadRestricted ? refuse("upload_restricted") : allow
}

/** Data is deleted by those who CONTRIBUTE, in a protected project by those who ADMINISTER alone (A134, A162). */
export function mayDeleteData(flags: Flags, access: Access): Verdict {
  const needed: ProjectLevel = flags.protected ? "ADMINISTER" : "CONTRIBUTE"
  if (!atLeast(access.level, needed)) return refuse(flags.protected ? "delete_restricted" : "lacks_permission")
  return maySeeData(flags, access)
}
