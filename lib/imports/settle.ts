import type { Tx } from "@/db/tenancy"
import { seededId } from "@/lib/ids"

const TRIES = 4

/**
 * The ids that new things of a file get: the same for the dry run and for the import, and none that the trail knows from before
 * (INV-10).
 */
export async function idsFor(
  tx: Tx,
  prefix: "project" | "group",
  org: string,
  file: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const tries = (name: string) =>
    Array.from({ length: TRIES }, (_, n) => seededId(prefix, JSON.stringify([org, file, name.toLowerCase(), n])))
  const known = await tx.rows<{ target: string }>({
    text: "select distinct target from audit_event where chain = $1 and target = any ($2::text[])",
    values: [org, names.flatMap(tries)],
  })
  const used = new Set(known.map((row) => row.target))
  return new Map(
    names.flatMap((name) => {
      const id = tries(name).find((one) => !used.has(one))
      return id ? [[name.toLowerCase(), id] as const] : []
    }),
  )
}
