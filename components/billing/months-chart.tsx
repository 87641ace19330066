import { CHARGE_KIND_WORDS, type ChargeKind } from "@/lib/access/charges"
import { dollarsOf } from "@/lib/access/money"
import type { MonthFigures } from "@/lib/billing-accounts/months"
import { KindFill, KindPatterns } from "./kind-fill"
import { monthName, monthWords } from "./words"

const HEIGHT = 236
const FOOT = 22
const HEAD = 14
const ROOM = HEIGHT - FOOT - HEAD
// From below upwards.
const STACK = ["COMPUTE", "STORAGE", "EGRESS"] as const satisfies readonly ChargeKind[]

const MICRO = 1e6
const SCALE = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", notation: "compact" })

/** The lines to read a height by: at most four, at round amounts in dollars. */
export function ticksFor(most: number): readonly number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 3
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((unit) => unit * size >= rough) ?? 10) * size
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, n) => n * step)
}

const inDollars = (micro: string): number => Number(micro) / MICRO
const amountOf = (month: MonthFigures, kind: ChargeKind): string => month[kind.toLowerCase() as Lowercase<ChargeKind>]

/** What was charged by month, stacked by kind. The table beside it says the same figures. */
export function MonthsChart({ months, id }: { months: readonly MonthFigures[]; id: string }) {
  const most = Math.max(0, ...months.map((month) => inDollars(month.amount)))
  const ticks = ticksFor(most)
  const top = ticks.at(-1) ?? 1
  const heightOf = (dollars: number) => (dollars / top) * ROOM
  const slot = 100 / months.length
  return (
    <div aria-hidden className="flex">
      <svg aria-hidden width="48" height={HEIGHT} className="shrink-0">
        {ticks.map((tick) => (
          <text
            key={tick}
            x="40"
            y={HEAD + ROOM - heightOf(tick) + 4}
            textAnchor="end"
            className="fill-dim text-[11px] tabular-nums"
          >
            {SCALE.format(tick)}
          </text>
        ))}
      </svg>
      <svg aria-hidden width="100%" height={HEIGHT} className="min-w-0 flex-1">
        <KindPatterns id={id} />
        {ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={HEAD + ROOM - heightOf(tick)}
            y2={HEAD + ROOM - heightOf(tick)}
            className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
          />
        ))}
        {months.map((month, at) => {
          let below = 0
          return (
            <g key={month.month}>
              <title>{`${monthWords(month.month)}: ${dollarsOf(month.amount)}`}</title>
              <rect x={`${slot * at}%`} y="0" width={`${slot}%`} height={HEIGHT} fill="transparent" />
              {STACK.map((kind) => {
                const height = heightOf(inDollars(amountOf(month, kind)))
                if (height <= 0) return null
                below += height
                return (
                  <KindFill
                    key={kind}
                    id={id}
                    kind={kind}
                    x={`${slot * (at + 0.2)}%`}
                    y={HEAD + ROOM - below}
                    width={`${slot * 0.6}%`}
                    height={height}
                  />
                )
              })}
              <text x={`${slot * (at + 0.5)}%`} y={HEIGHT - 6} textAnchor="middle" className="fill-dim text-[11px]">
                {monthName(month.month)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** What a colour and a pattern stand for. */
export const ChartLegend = ({ id }: { id: string }) => (
  <ul className="flex gap-4 text-dim text-sm">
    {STACK.map((kind) => (
      <li key={kind} className="flex items-center gap-1.5">
        <svg aria-hidden width="12" height="12">
          <KindPatterns id={`${id}-${kind}`} />
          <KindFill id={`${id}-${kind}`} kind={kind} x="0.5" y={0.5} width="11" height={11} />
        </svg>
        {CHARGE_KIND_WORDS[kind]}
      </li>
    ))}
  </ul>
)
