// docs/requirements.md is read as lines of the form:
//   - **A069** our own words | asvs 8.2.1, 8.3.1 (or -) | `path/of/a.test.ts` (more after a comma)
// Any other line is prose. The named tests are those whose title holds the number.

const LINE = /^- \*\*(A\d{3}|INV-\d+)\*\*\s+(.*)$/
const NUMBER = /\b(A\d{3}|INV-\d+)\b/g
const TITLE = /\b(?:test|it|describe)(?:\.\w+)*\s*\(\s*(["'`])((?:\\[\s\S]|(?!\1)[\s\S])*?)\1/g
// test.each([...])("title", …) and test.each`…`("title", …)
const TITLE_OF_TABLE = /[)`]\s*\(\s*(["'`])((?:\\[\s\S]|(?!\1)[\s\S])*?)\1\s*,/g

/** The lines of the document, with what is wrong in their form. */
export function requirementLines(markdown) {
  const lines = []
  const problems = []
  for (const [index, text] of markdown.split("\n").entries()) {
    const match = LINE.exec(text)
    if (!match) {
      if (/^- \*\*/.test(text))
        problems.push(`line ${index + 1}: "${text.slice(0, 40)}" begins like a requirement but names none`)
      continue
    }
    const [words, asvs, proof, ...more] = match[2].split("|").map((cell) => cell.trim())
    if (!words || !asvs || !proof || more.length > 0) {
      problems.push(`${match[1]}: a line reads "words | asvs numbers or - | proof"`)
      continue
    }
    if (asvs !== "-" && !/^(asvs )?\d+\.\d+\.\d+(, ?\d+\.\d+\.\d+)*$/.test(asvs))
      problems.push(`${match[1]}: "${asvs}" is no list of ASVS numbers`)
    lines.push({ number: match[1], proof: [...proof.matchAll(/`([^`]+)`/g)].map(([, path]) => path) })
  }
  const numbers = lines.map(({ number }) => number)
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index)
  for (const number of twice) problems.push(`${number}: stands twice`)
  return { lines, problems }
}

/** The numbers that the titles of a test file name. */
export function numbersIn(text) {
  const titles = [...text.matchAll(TITLE), ...text.matchAll(TITLE_OF_TABLE)].map((match) => match[2])
  return new Set(titles.flatMap((title) => [...title.matchAll(NUMBER)].map(([number]) => number)))
}

/**
 * What the document promises without a test, and what tests name without a promise.
 * @param {string} markdown
 * @param {Map<string, string>} tests text by path
 */
export function requirementViolations(markdown, tests) {
  const { lines, problems } = requirementLines(markdown)
  const namedBy = new Map([...tests].map(([path, text]) => [path, numbersIn(text)]))
  const promised = new Set(lines.map(({ number }) => number))
  for (const { number, proof } of lines) {
    const somewhere = [...namedBy].filter(([, numbers]) => numbers.has(number)).map(([path]) => path)
    if (somewhere.length === 0) problems.push(`${number}: no test names it`)
    else if (proof.length === 0) problems.push(`${number}: its proof names no file; ${somewhere.join(", ")} would`)
    for (const path of proof) {
      if (!tests.has(path)) problems.push(`${number}: ${path} is no test file`)
      else if (!namedBy.get(path)?.has(number)) problems.push(`${number}: no title in ${path} names it`)
    }
  }
  for (const [path, numbers] of namedBy) {
    for (const number of numbers)
      if (!promised.has(number)) problems.push(`${number}: ${path} names it, docs/requirements.md does not`)
  }
  return problems
}

/** The document with the proof of each line renewed from the tests that name its number. */
export function withProofs(markdown, tests) {
  const namedBy = new Map([...tests].map(([path, text]) => [path, numbersIn(text)]))
  return markdown
    .split("\n")
    .map((text) => {
      const match = LINE.exec(text)
      if (!match) return text
      const [words, asvs] = match[2].split("|").map((cell) => cell.trim())
      const paths = [...namedBy].filter(([, numbers]) => numbers.has(match[1])).map(([path]) => `\`${path}\``)
      return `- **${match[1]}** ${words} | ${asvs || "-"} | ${paths.join(", ") || "-"}`
    })
    .join("\n")
}
