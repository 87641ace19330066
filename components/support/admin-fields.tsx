import { emailAddress } from "@/lib/accounts/inputs"
import { personNameField, usernameField } from "@/lib/support/inputs"
import { TextField } from "./text-field"

export type NamedAdmin = { readonly email: string; readonly handle: string; readonly name: string }
export const NOBODY: NamedAdmin = { email: "", handle: "", name: "" }

const fits = (value: string, reads: typeof usernameField | typeof personNameField): boolean =>
  value.trim() === "" || reads.safeParse(value).success

/** The admin as operations take it; null while there is no whole address, or something is wrong with the rest. */
export const adminInput = ({ email, handle, name }: NamedAdmin) =>
  emailAddress.safeParse(email).success && fits(handle, usernameField) && fits(name, personNameField)
    ? { email, ...(handle.trim() ? { handle } : {}), ...(name.trim() ? { name } : {}) }
    : null

type AdminFieldsProps = { value: NamedAdmin; onChange: (next: NamedAdmin) => void }

/** A person by address; a username and a name where there is no account yet. */
export const AdminFields = ({ value, onChange }: AdminFieldsProps) => (
  <>
    <TextField
      label="E-mail of the admin"
      hint="Who has an activated account becomes admin at once; anybody else gets the activation mail."
      required
      type="email"
      value={value.email}
      reads={emailAddress}
      onChange={(email) => onChange({ ...value, email })}
    />
    <TextField
      label="Username"
      hint="Only for somebody who has no account yet."
      autoCapitalize="none"
      spellCheck={false}
      value={value.handle}
      reads={usernameField}
      onChange={(handle) => onChange({ ...value, handle })}
    />
    <TextField
      label="Full name"
      hint="Only for somebody who has no account yet."
      maxLength={100}
      value={value.name}
      reads={personNameField}
      onChange={(name) => onChange({ ...value, name })}
    />
  </>
)
