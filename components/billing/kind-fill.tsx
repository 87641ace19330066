import type { ChargeKind } from "@/lib/access/charges"

/** The patterns a kind is told by where its colour is not: plain, hatched, dotted. */
export const KindPatterns = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" className="fill-accent-soft" />
      <rect width="2" height="6" className="fill-accent" />
    </pattern>
    <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
      <rect width="5" height="5" className="fill-warn-soft" />
      <circle cx="2.5" cy="2.5" r="1.2" className="fill-warn" />
    </pattern>
  </defs>
)

type KindFillProps = { id: string; kind: ChargeKind; x: string; y: number; width: string; height: number }

/** A part of a bar, filled as its kind is. */
export function KindFill({ id, kind, ...place }: KindFillProps) {
  if (kind === "COMPUTE") return <rect {...place} className="fill-accent stroke-accent" />
  if (kind === "STORAGE") return <rect {...place} fill={`url(#${id}-hatch)`} className="stroke-accent" />
  return <rect {...place} fill={`url(#${id}-dots)`} className="stroke-warn" />
}
