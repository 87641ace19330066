import type { Statement } from "../tenancy"

export type SignInRow = {
  id: string
  handle: string
  name: string
  email: string | null
  support: boolean
  password_hash: string | null
  password_changed_at: Date | null
}

/** The enabled person of a user name or an address, with the hash of their password; for a transaction of the installation. */
export const personNamed = (name: string): Statement => ({
  name: "person-named",
  text: `select u.id, u.handle, u.name, u.email, u.support, a.password_hash, a.password_changed_at
    from "user" u left join account a on a.user_id = u.id
    where u.state = 'ACTIVE' and u.id = case when position('@' in $1) > 0 then (select person_of_address($1)) else 'user-' || $1 end`,
  values: [name],
})

/** The person's own account, in their own transaction. */
export const ownAccount = (user: string): Statement => ({
  name: "own-account",
  text: `select u.id, u.handle, u.name, u.email, u.support, a.password_hash, a.password_changed_at
    from "user" u left join account a on a.user_id = u.id where u.id = $1`,
  values: [user],
})

/** Counts a try; answers the seconds to wait. */
export const tryTaken = (key: string, now: Date): Statement => ({
  name: "sign-in-take",
  text: "select sign_in_take($1, $2) as wait",
  values: [key, now],
})

export const triesForgotten = (keys: readonly string[]): Statement => ({
  text: "select sign_in_forget($1)",
  values: [keys],
})
