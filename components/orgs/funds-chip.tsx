import { dollars } from "./funds-words"

type FundsChipProps = { name: string; left: string; limit: string }

/** What the viewer's own org has left to spend; shown where it is limited, and only then (A029). */
export function FundsChip({ name, left, limit }: FundsChipProps) {
  const share = Number(limit) > 0 ? Math.max(0, Math.min(100, (Number(left) / Number(limit)) * 100)) : 0
  return (
    <span title={`Left to spend in ${name}`} className="hidden items-center gap-2 whitespace-nowrap lg:flex">
      <svg aria-hidden viewBox="0 0 44 4" width="44" height="4" className="text-line-strong">
        <rect width="44" height="4" rx="2" fill="currentColor" />
        <rect width={(share * 44) / 100} height="4" rx="2" className="fill-accent" />
      </svg>
      <span className="text-ink tabular-nums">{dollars(left)}</span> left
    </span>
  )
}
