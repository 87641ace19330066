/** Turns while something is under way; without a label what is beside it has to say so. */
export function Spinner({ label, size = 14 }: { label?: string | undefined; size?: number | undefined }) {
  return (
    <>
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        className="shrink-0 animate-spin"
      >
        <path d="M21 12a9 9 0 1 1-6.2-8.6" />
      </svg>
      {label ? <span className="sr-only">{label}</span> : null}
    </>
  )
}
