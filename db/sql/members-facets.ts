import { either, type MembersFilter, settings, some, type Values } from "./members-filter"

// What a status asks of a row of kept counts, and of a member whose end has passed: that it has is what no kept count can know.
const KEPT: Readonly<Record<string, string>> = {
  ACTIVE: "not f.disabled",
  DISABLED: "f.disabled",
  ENDING: "f.has_end",
}
const PASSED: Readonly<Record<string, string>> = { ACTIVE: "not m.disabled", DISABLED: "m.disabled", ENDING: "true" }

/**
 * How many members a filter lets through: the sum of the kept counts that fit, less those whose end has passed, who are counted by
 * themselves. Null where the counts cannot tell, as of a search or of when people were last active.
 */
export function keptCount(filter: MembersFilter, org: string, now: Date, values: Values): string | null {
  if (filter.q !== "" || some(filter.lastActive)) return null
  const fits = (alias: string): string[] => {
    const where = [`${alias}.org_id = ${values.add(org)}`, ...settings(alias, filter, values)]
    const role = some(filter.role)
    if (role) where.push(`${alias}.role_ids && ${values.add(role, "text[]")}`)
    return where
  }
  const kept = (clauses: readonly string[]): string =>
    `(select coalesce(sum(f.n), 0)::int from member_facet f where ${[...fits("f"), ...clauses].join(" and ")})`
  const status = some(filter.status)
  if (!status) return kept([])
  const asked = status.filter((each) => each in KEPT)
  const ended = status.includes("ENDED")
  if (asked.length === 0 && !ended) return "0"
  const meant = (words: Readonly<Record<string, string>>): string =>
    asked.length > 0 ? either(asked.map((each) => words[each] ?? "false")) : "false"
  const passed = (clause: string): string =>
    `(select count(*)::int from member m where ${fits("m").join(" and ")} and m.ends_at <= ${values.add(now, "timestamptz")} and ${clause})`
  const sum = asked.length > 0 ? kept([meant(KEPT)]) : "0"
  return ended ? `${sum} + ${passed(`not ${meant(PASSED)}`)}` : `${sum} - ${passed(meant(PASSED))}`
}
