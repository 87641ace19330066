import { accountsStand } from "@/db/sql/charges"
import { type ReservationRow, reservationsEnded, reservationsOf, reservationsOver } from "@/db/sql/reservations"
import type { Tx } from "@/db/tenancy"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { noInput, releaseInput } from "./inputs"
import { mayMeter, metersStill } from "./meter"

/** Reservations as they are once the accounts that pay for them are held. */
async function held(tx: Tx, found: readonly ReservationRow[], locking: boolean): Promise<readonly ReservationRow[]> {
  if (found.length === 0) return []
  await tx.rows(accountsStand([...new Set(found.map((one) => one.payer))], locking))
  return tx.rows<ReservationRow>(reservationsOf(found.map((one) => one.key)))
}

const changeOf = ({ key, payer, amount }: ReservationRow, state: "RELEASED" | "EXPIRED") =>
  ({
    target: key,
    label: `Reservation ${key}`,
    outcome: "changed",
    before: { state: "OPEN", payer, amount },
    after: { state },
  }) as const

/** Gives a reservation back to its account, where no work came of it. Released again it is so already; settled or unknown it is refused. */
export const releaseCharge = mutation({
  name: "charge.release",
  summary: "Releases a reservation: its amount goes back to the account.",
  on: "installation",
  needs: "metering",
  input: releaseInput,
  load: async (tx, { input, me, locking }) => {
    const lives = await mayMeter(tx, me, locking)
    const [kept] = await held(tx, await tx.rows<ReservationRow>(reservationsOf([input.key])), locking)
    return { lives, kept: kept ?? null }
  },
  rule: metersStill,
  plan: ({ kept }, { input: { key: target } }) => {
    const label = `Reservation ${target}`
    if (kept?.state === "RELEASED" || kept?.state === "EXPIRED") return [{ target, label, outcome: "unchanged" }]
    if (kept?.state !== "OPEN") return [{ target, label, outcome: "refused", refusal: "unknown_reservation" }]
    return [changeOf(kept, "RELEASED")]
  },
  apply: async (tx, changed) => {
    await tx.rows(
      reservationsEnded(
        changed.map((one) => one.target),
        "RELEASED",
      ),
    )
    return { value: null }
  },
  example: ({ project }) => ({ key: `job-2/${project}` }),
})

const AT_ONCE = 500

/** Gives reservations back whose minutes are over, up to 500 at once. */
export const expireReservations = mutation({
  name: "charge.expire-reservations",
  summary: "Gives reservations back to their accounts whose time is over.",
  on: "installation",
  needs: "system",
  input: noInput,
  load: async (tx, { now, locking }) =>
    held(tx, await tx.rows<ReservationRow>(reservationsOver(now, AT_ONCE)), locking),
  rule: anyone,
  plan: (over) => over.filter((one) => one.state === "OPEN").map((one) => changeOf(one, "EXPIRED")),
  apply: async (tx, changed) => {
    await tx.rows(
      reservationsEnded(
        changed.map((one) => one.target),
        "EXPIRED",
      ),
    )
    return { value: null }
  },
  example: () => ({}),
})
