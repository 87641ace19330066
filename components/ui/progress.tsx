type ProgressProps = {
  label: string
  value: number
  max: number
  /** Shown under the bar; the share in per cent otherwise. */
  detail?: string | undefined
}

export function Progress({ label, value, max, detail }: ProgressProps) {
  const share = max > 0 ? Math.min(100, Math.floor((value / max) * 100)) : 0
  return (
    <div>
      <progress
        aria-label={label}
        value={value}
        max={max || 1}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line-strong [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line-strong [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <p className="mt-1.5 text-dim text-sm tabular-nums">{detail ?? `${share} %`}</p>
    </div>
  )
}
