import { EntryField } from "./entry-field"

/** A password to be. The user name stands along for password managers, which keep both. */
export const NewPasswordFields = ({ handle }: { handle: string }) => (
  <>
    <input type="text" name="username" autoComplete="username" value={handle} readOnly hidden />
    <EntryField
      name="password"
      label="New password"
      type="password"
      autoComplete="new-password"
      autoFocus
      hint="At least 15 characters. A few words in a row do well; spaces are fine."
    />
  </>
)
