import PDFDocument from "pdfkit"
import { expect, test, vi } from "vitest"
import { put, putAmount, written } from "./pdf-text"

test("A027 words are cut where they do not fit, an amount never: it gets smaller", () => {
  const doc = new PDFDocument({ margin: 0 })
  const text = vi.spyOn(doc, "text")
  const width = 58
  for (const amount of ["$1.00", "$123,456,789,012.34"]) {
    putAmount(doc, amount, 8, { x: 100, y: 10, width })
    const [said, x] = text.mock.lastCall ?? []
    expect(said).toBe(amount)
    expect(Number(x)).toBeGreaterThanOrEqual(100)
  }
  put(doc, "a project of a very long name", { x: 100, y: 20, width })
  expect(text.mock.lastCall?.[0]).toMatch(/^a project.*…$/)
})

test("A027 what is named in letters the statement's fonts do not hold stands by its id, and never runs over the amounts", () => {
  expect(written("Исследование ΔF508 & Łódź – 2", "project-1")).toBe("Исследование ΔF508 & Łódź – 2")
  for (const name of ["مشروع", "基因组", "raw 基因"]) expect(written(name, "project-1")).toBe("project-1")
  const doc = new PDFDocument({ margin: 0 })
  const text = vi.spyOn(doc, "text")
  put(doc, "株式会社 Genome", { x: 0, y: 0, width: 300 })
  expect(text.mock.lastCall?.[0]).toBe("– Genome")
})
