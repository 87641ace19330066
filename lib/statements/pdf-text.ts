export type Doc = PDFKit.PDFDocument
type Put = { readonly x: number; readonly y: number; readonly width: number; readonly end?: boolean }

// What the fonts hold. Other scripts would be boxes, and letters that are set from right to left would run over what stands beside them.
const OTHER_SCRIPTS = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+/gu

/** The text where the fonts hold all of its letters, otherwise what stands for it. */
export const written = (text: string, otherwise: string): string =>
  text.search(OTHER_SCRIPTS) === -1 ? text : otherwise

/** In one line, with a dash for letters that the fonts do not hold. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(OTHER_SCRIPTS, "–")
    .trim()

// Figures of one width, so that amounts stand in columns.
const LOOK = { lineBreak: false, features: ["tnum"] } as const satisfies PDFKit.Mixins.TextOptions
const widthOf = (doc: Doc, text: string): number => doc.widthOfString(text, { features: ["tnum"] })

/** An amount in one line, smaller where it does not fit: no figure is ever cut. */
export function putAmount(doc: Doc, text: string, size: number, { x, y, width }: Put): void {
  doc.fontSize(size)
  const wide = widthOf(doc, text)
  // To a tenth of a point below, since widths are of whole letters.
  if (wide > width) doc.fontSize(Math.floor(((size * width) / wide) * 10) / 10)
  doc.text(text, x + width - widthOf(doc, text), y, LOOK).fontSize(size)
}

/** One line of words, cut where it does not fit. */
export function put(doc: Doc, text: string, { x, y, width, end = false }: Put): void {
  let shown = plain(text)
  if (widthOf(doc, shown) > width) {
    // Halving: a long name is measured a few times, not once a letter.
    const letters = [...shown]
    let [fits, over] = [0, letters.length]
    while (over - fits > 1) {
      const middle = Math.floor((fits + over) / 2)
      if (widthOf(doc, `${letters.slice(0, middle).join("")}…`) > width) over = middle
      else fits = middle
    }
    shown = `${letters.slice(0, fits).join("").trimEnd()}…`
  }
  doc.text(shown, end ? x + width - widthOf(doc, shown) : x, y, LOOK)
}
