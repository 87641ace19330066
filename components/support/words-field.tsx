import { Textarea } from "@/components/ui/textarea"
import { wordsField } from "@/lib/requests/inputs"
import { Labelled } from "./labelled"

/** What is said as operations take it; null while it is nothing. */
export const wordsGiven = (words: string): string | null => wordsField.safeParse(words).data ?? null

type WordsFieldProps = { label: string; value: string; onChange: (words: string) => void }

/** What support writes to who asked: it stands in the thread, in the mail, and as the reason in the trail. */
export function WordsField({ label, value, onChange }: WordsFieldProps) {
  const wrong = value.trim() === "" ? undefined : wordsField.safeParse(value).error?.issues[0]?.message
  return (
    <Labelled label={label} hint={wrong ?? "Who asked reads it, and the trail keeps it as the reason."}>
      {(control) => (
        <Textarea
          {...control}
          value={value}
          rows={3}
          maxLength={5000}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
