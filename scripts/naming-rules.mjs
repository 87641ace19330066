const FOLDERS = /(^|\/)(utils?|helpers?|common|shared|types|hooks|misc)(\/|\.[jt]sx?$|\.mjs$)/
const EMPTY_NAMES = "managers?|services?|helpers?|data|info|handle"
const EMPTY_FILE = new RegExp(`(^|/)(${EMPTY_NAMES})\\.(tsx?|mjs)$`)
const EMPTY_WORD = new RegExp(
  `^\\s*(?:export\\s+)?(?:default\\s+)?(?:async\\s+)?(?:function|class|interface|type)\\s+(${EMPTY_NAMES})\\b`,
  "im",
)
const STATEMENTS = /^(?!\s*(\/\/|\/\*|\*))\s*\S.*$/gm

/** What is wrong with a file's name, length and shape, a sentence each. */
export function namingViolations(path, text) {
  return [...nameReasons(path), ...shapeReasons(path, text)].map((reason) => `${path}: ${reason}`)
}

function nameReasons(path) {
  const reasons = []
  const folder = FOLDERS.exec(path)?.[2]
  if (folder) reasons.push(`"${folder}" says nothing about the domain`)
  else if (EMPTY_FILE.test(path)) reasons.push("the file's name says nothing")
  const name = path.split("/").at(-1)
  if (/[A-Z_]/.test(name.replace(/^\W+/, ""))) reasons.push("files are named in kebab-case")
  return reasons
}

function shapeReasons(path, text) {
  const reasons = []
  const limit = /^components\/.*\.tsx$/.test(path) ? 150 : 250
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
  if (lines > limit) reasons.push(`${lines} lines, at most ${limit} are allowed: it is probably two things`)
  const word = EMPTY_WORD.exec(text)?.[1]
  if (word) reasons.push(`"${word}" says nothing`)
  if (isBarrel(path, text)) reasons.push("a file that only hands on others' exports is a barrel")
  return reasons
}

function isBarrel(path, text) {
  if (/^\s*export\s*\*\s*from\b/m.test(text)) return true
  const whole = text.replace(/\{[^}]*\}/g, (braces) => braces.replace(/\s+/g, " "))
  const statements = whole.match(STATEMENTS) ?? []
  return (
    /\.tsx?$/.test(path) &&
    statements.length > 0 &&
    statements.every((line) => /^\s*export\s.*\bfrom\s*["']/.test(line))
  )
}
