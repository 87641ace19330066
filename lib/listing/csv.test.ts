import { expect, test } from "vitest"
import { csvLine } from "./csv"

test.each([
  [["a", 1, true, null], "a,1,true,\r\n"],
  [['say "hi", you'], '"say ""hi"", you"\r\n'],
  [["two\nlines"], '"two\nlines"\r\n'],
  [["=SUM(A1)", "+1", "-1", "@x"], "'=SUM(A1),'+1,'-1,'@x\r\n"],
] as const)("settled 3.11 a line of %j holds no formula and can be read back", (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
