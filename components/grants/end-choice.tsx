import { type Moment, MomentChoice } from "@/components/form/moment-choice"

type EndChoiceProps = {
  id: string
  /** What stands for leaving it as it is; without it there is no end to begin with. */
  asItIs?: string | undefined
  onEnd: (end: Moment) => void
}

const WORDS = { without: "No end date", on: "Ends on …", label: "End date and time" }

/** An optional end, in the viewer's time zone. */
export const EndChoice = ({ onEnd, ...rest }: EndChoiceProps) => (
  <MomentChoice {...rest} words={WORDS} onMoment={onEnd} />
)
