import type { Right } from "@/lib/access/rights"
import { holdsRight } from "@/lib/access/rights"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Standing } from "./actor"

type Placed = { readonly standing: Standing }

/** The actor holds a right in this org. */
export const holds =
  (right: Right) =>
  ({ standing }: Placed): Verdict =>
    holdsRight(standing.rights, right) ? allow : refuse("lacks_permission")

/** The actor is an admin of this org. */
export const isAdmin = ({ standing }: Placed): Verdict =>
  standing.level === "ADMIN" ? allow : refuse("lacks_permission")

export const anyone = (): Verdict => allow
