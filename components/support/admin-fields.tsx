import { Input } from "@/components/ui/input"
import { emailAddress } from "@/lib/accounts/inputs"
import { Labelled } from "./labelled"

export type NamedAdmin = { readonly email: string; readonly handle: string; readonly name: string }
export const NOBODY: NamedAdmin = { email: "", handle: "", name: "" }

/** The admin as operations take it; null while there is no whole address. */
export const adminInput = ({ email, handle, name }: NamedAdmin) =>
  emailAddress.safeParse(email).success
    ? { email, ...(handle.trim() ? { handle } : {}), ...(name.trim() ? { name } : {}) }
    : null

type AdminFieldsProps = { value: NamedAdmin; onChange: (next: NamedAdmin) => void }

/** A person by address; a username and a name where there is no account yet. */
export const AdminFields = ({ value, onChange }: AdminFieldsProps) => (
  <>
    <Labelled
      label="E-mail of the admin"
      hint="Who has an activated account becomes admin at once; anybody else gets the activation mail."
    >
      {(control) => (
        <Input
          {...control}
          type="email"
          value={value.email}
          onChange={(event) => onChange({ ...value, email: event.target.value })}
        />
      )}
    </Labelled>
    <Labelled label="Username" hint="Only for somebody who has no account yet.">
      {(control) => (
        <Input
          {...control}
          value={value.handle}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange({ ...value, handle: event.target.value })}
        />
      )}
    </Labelled>
    <Labelled label="Full name" hint="Only for somebody who has no account yet.">
      {(control) => (
        <Input {...control} value={value.name} onChange={(event) => onChange({ ...value, name: event.target.value })} />
      )}
    </Labelled>
  </>
)
