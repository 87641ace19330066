import type { z } from "zod"
import { mutation } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"
import { anyone } from "@/lib/operations/rules"
import { editProfileInput } from "./inputs"
import { findProfile } from "./profile"

type Input = z.output<typeof editProfileInput>

/** Changes one's own name or time zone; what is not given stays (A210). */
export const editProfile = mutation({
  name: "user.edit-profile",
  summary: "Changes your name or time zone.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: editProfileInput,
  load: (tx, { me, locking }) => findProfile(tx, me, locking),
  rule: anyone,
  plan: (row, { input }) => {
    const differs = {
      name: input.name !== undefined && input.name !== row.name,
      timeZone: input.timeZone !== undefined && input.timeZone !== row.time_zone,
    }
    if (!differs.name && !differs.timeZone) return [{ target: row.id, label: row.name, outcome: "unchanged" }]
    const before: Fields = {
      ...(differs.name ? { name: row.name } : {}),
      ...(differs.timeZone ? { timeZone: row.time_zone } : {}),
    }
    const after: Fields = {
      ...(differs.name ? { name: input.name ?? null } : {}),
      ...(differs.timeZone ? { timeZone: input.timeZone ?? null } : {}),
    }
    return [{ target: row.id, label: row.name, outcome: "changed", before, after }]
  },
  apply: async (tx, _changed, { facts, input }) => {
    await tx.rows({
      text: `update "user" set name = $2, time_zone = $3, version = version + 1 where id = $1`,
      values: [facts.id, input.name ?? facts.name, input.timeZone === undefined ? facts.time_zone : input.timeZone],
    })
    return { value: null }
  },
  example: (): Input => ({ name: "Someone Else" }),
})
