import { expect, test } from "vitest"
import { attributeOf, attributeText } from "./attribute-text"

test.each([
  ["12", 12],
  ["-0.5", -0.5],
  ["true", true],
  ["false", false],
  ["liver", "liver"],
  ['"12"', "12"],
  ['"true"', "true"],
  ["1e3", "1e3"],
  ['"', '"'],
  ["", ""],
] as const)("A133 an attribute typed as %s is kept as what it is", (typed, value) => {
  expect(attributeOf(typed)).toBe(value)
})

test("A133 what is shown of an attribute is read back as the same", () => {
  for (const value of [12, -0.5, true, false, "liver", "12", "true", '"quoted"', "1e3", "", " a "])
    expect(attributeOf(attributeText(value))).toBe(value)
})
