import type { MemberLevel, ProjectLevel } from "@/lib/access/levels"

/** A membership as statements read it. */
export type MemberRow = {
  user_id: string
  handle: string
  name: string
  email: string | null
  level: MemberLevel
  billable_activities: boolean
  project_access: ProjectLevel
  app_access: boolean
  disabled: boolean
  ends_at: Date | null
  joined_at: Date
  added_by: string | null
}

export const MEMBER_ROW = `m.user_id, m.handle, m.name, m.email, m.level, m.billable_activities, m.project_access, m.app_access,
      m.disabled, m.ends_at, m.joined_at, m.added_by`
