import { dictionary } from "@zxcvbn-ts/language-common"

/** Lists of what people choose, kept with the program: no password ever leaves it to be looked up. */
const COMMON: ReadonlySet<string> = new Set(
  (dictionary["passwords-common"] ?? []).map((word) => String(word).toLowerCase()),
)
const SEQUENCES = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
]
/** So much has to be left when everything that can be guessed is taken out. */
const OWN_LEAST = 8

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[0@4]/g, (one) => ({ "0": "o", "@": "a", "4": "a" })[one] ?? one)
    .replaceAll(/[1!|]/g, "i")
    .replaceAll(/[3€]/g, "e")
    .replaceAll(/[5$]/g, "s")

const repeats = (text: string): boolean => /^(.{1,8}?)\1+.{0,7}$/su.test(text)

function runs(text: string): number {
  const all = [...SEQUENCES, ...SEQUENCES.map((line) => [...line].reverse().join(""))]
  let covered = 0
  for (let at = 0; at < text.length; ) {
    let length = 0
    for (let size = Math.min(26, text.length - at); size >= 4; size -= 1) {
      if (!all.some((line) => line.includes(text.slice(at, at + size)))) continue
      length = size
      break
    }
    covered += length
    at += length || 1
  }
  return covered
}

/**
 * Whether a password is too easy to guess: on the list of common ones, also with digits around it, one thing repeated, a row
 * of keys, or made mostly of what is known about its owner. No rule asks for kinds of characters (settled 2.2).
 */
export function isWeak(password: string, about: readonly string[]): boolean {
  const plain = password.normalize("NFKC").toLowerCase()
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
  for (const form of [plain, core, letters(plain), letters(core)]) if (COMMON.has(form)) return true
  if (new Set(plain).size < 5 || repeats(plain) || plain.length - runs(plain) < OWN_LEAST) return true
  const words = ["provost", ...about.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)])]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
  let left = plain
  for (const word of words) left = left.replaceAll(word, "")
  const own = left.replaceAll(/[^\p{L}\p{N}]/gu, "")
  if (left !== plain && own.length - runs(own) < OWN_LEAST) return true
  const parts = core.split(/[^\p{L}]+/u).filter(Boolean)
  return new Set(parts).size === 1 && COMMON.has(parts[0] ?? "")
}
