import { Input } from "@/components/ui/input"
import { microOf } from "@/lib/access/money"
import { Labelled } from "./labelled"

type AmountFieldProps = { value: string; onChange: (amount: string) => void }

/** An amount of money, as people type it. */
export function AmountField({ value, onChange }: AmountFieldProps) {
  const wrong = value !== "" && microOf(value) === null
  return (
    <Labelled
      label="Amount in US dollars"
      hint={wrong ? "Give an amount in dollars and cents, such as 10,000.00." : undefined}
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          inputMode="decimal"
          placeholder="10,000.00"
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
