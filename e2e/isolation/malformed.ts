import { placed } from "./ids"

type Path = readonly (string | number)[]

/** Every place in an input, the outermost first. */
function pathsOf(input: unknown): Path[] {
  const walk = (value: unknown, path: Path): Path[] => {
    if (value === null || typeof value !== "object") return [path]
    const inner = Object.entries(value).flatMap(([key, one]) =>
      walk(one, [...path, Array.isArray(value) ? Number(key) : key]),
    )
    return [path, ...inner]
  }
  return walk(input, [])
}

const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  Number.NaN,
  "",
  " ",
  "'; drop table member; --",
  "%_\\",
  "\u202Eadmin\u0000",
  "\ud800",
  "a\r\nBcc: x@y.example",
  "🙂".repeat(3000),
  "x".repeat(200_000),
  [],
  [[]],
  {},
  { $ne: null },
  { ids: [] },
  [null, null],
  new Date(0),
  () => 1,
  Symbol("x"),
  10n,
  JSON.parse('{"__proto__":{"level":"ADMIN"}}'),
  { toString: "x" },
  { length: 1e9 },
]

const without = (input: unknown, path: Path): unknown => {
  const last = path.at(-1)
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[String(key)], input)
  if (Array.isArray(parent))
    return placed(
      input,
      path.slice(0, -1),
      parent.filter((_, n) => n !== last),
    )
  const { [String(last)]: _, ...rest } = parent as Record<string, unknown>
  return placed(input, path.slice(0, -1), rest)
}

/** At most `most` wrong inputs made from a right one, the same ones each time: no field is left out of turn. */
export function malformed(input: unknown, most: number): unknown[] {
  const paths = pathsOf(input)
  const extra = input !== null && typeof input === "object" ? [{ ...input, level: "ADMIN", isAdmin: true }] : []
  const missing = paths.filter((path) => path.length > 0).map((path) => without(input, path))
  const replaced = Array.from({ length: most }, (_, n) => {
    const path = paths[n % paths.length] ?? []
    return placed(input, path, WRONG[(n + Math.floor(n / WRONG.length)) % WRONG.length])
  })
  return [undefined, ...extra, ...missing, ...replaced].slice(0, most)
}
