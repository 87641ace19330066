export type Row = {
  name: string
  value: number
  unit: string
  limit: number
  ratio: number
  bound: string
  held: boolean
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Median milliseconds of two ways, taken in turn in the same run, so that a noisy machine weighs on both. */
export async function inTurn(
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
  rounds: number,
): Promise<{ ours: number; bare: number }> {
  const taken = { ours: [] as number[], bare: [] as number[] }
  for (let n = 0; n < Math.ceil(rounds / 5); n += 1) {
    await ours()
    await bare()
  }
  for (let n = 0; n < rounds; n += 1) {
    taken.bare.push(await time(bare))
    taken.ours.push(await time(ours))
  }
  return { ours: median(taken.ours), bare: median(taken.bare) }
}

/** Requests a second, so many at a time, for so long. Every answer has to be right. */
export async function perSecond(
  request: () => Promise<boolean>,
  atATime: number,
  milliseconds: number,
): Promise<number> {
  const end = performance.now() + milliseconds
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      if (!(await request())) throw new Error("a request of the bench was not answered as it should")
      done += 1
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: atATime }, one))
  return (done * 1000) / (performance.now() - start)
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${row.value.toFixed(row.value < 10 ? 2 : 0)} ${row.unit}`,
    `${row.limit.toFixed(row.limit < 10 ? 2 : 0)} ${row.unit}`,
    row.ratio.toFixed(2),
    row.bound,
    row.held ? "holds" : "MISSED",
  ])
  const all = [["what", "figure", "bare", "ratio", "bound", ""], ...cells]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n")
}
