import { Input } from "@/components/ui/input"
import { microOf } from "@/lib/access/money"
import { Labelled } from "./labelled"

type AmountFieldProps = { value: string; onChange: (amount: string) => void }

/** An amount of money, as people type it. */
export const AmountField = ({ value, onChange }: AmountFieldProps) => (
  <Labelled
    label="Amount in US dollars"
    wrong={
      value === "" || microOf(value) !== null ? undefined : "Give an amount in dollars and cents, such as 10,000.00."
    }
  >
    {(control) => (
      <Input
        {...control}
        value={value}
        inputMode="decimal"
        placeholder="10,000.00"
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Labelled>
)
