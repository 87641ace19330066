import { join } from "node:path"
import PDFDocument from "pdfkit"
import { dollarsOf } from "@/lib/access/money"
import { type Figures, sumOf } from "./figures"
import { dateWords, monthWords, numberOf, periodWords } from "./months"
import { type Doc, plain, put, putAmount, written } from "./pdf-text"
import { KIND_WORDS, KINDS, quantityWords } from "./quantities"
import { type Line, linesOf } from "./table"

// Whole fonts with Latin, Greek and Cyrillic letters: those every PDF reader brings know Western Europe's alone. next.config.mjs has them
// copied beside a standalone server.
const FONTS = join(process.cwd(), "node_modules", "@expo-google-fonts", "inter")
const REGULAR = join(FONTS, "400Regular", "Inter_400Regular.ttf")
const BOLD = join(FONTS, "600SemiBold", "Inter_600SemiBold.ttf")

const INK = "#1b1b19"
const DIM = "#62605a"
const RULE = "#cfcec8"
const ACCENT = "#0d6a63"

const LEFT = 48
const RIGHT = 595.28 - 48
const WIDTH = RIGHT - LEFT
const BOTTOM = 841.89 - 64
const ROW = 17

const rule = (doc: Doc, y: number, colour = RULE): void => {
  doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor(colour).stroke()
}

function letterhead(doc: Doc, { org, month, builtAt }: Figures): void {
  doc.roundedRect(LEFT, 44, 20, 20, 5.5).fill(ACCENT)
  doc
    .font(BOLD)
    .fontSize(12)
    .fillColor("#ffffff")
    .text("P", LEFT + 6.2, 47.6, { lineBreak: false })
  doc
    .fillColor(INK)
    .fontSize(13)
    .text("Provost", LEFT + 28, 46.5, { lineBreak: false })
  doc.fontSize(20)
  put(doc, "Statement", { x: LEFT, y: 92, width: WIDTH })
  doc.font(REGULAR).fontSize(10).fillColor(DIM)
  put(doc, monthWords(month), { x: LEFT, y: 119, width: 220 })
  const facts = [
    ["Statement number", numberOf(org.id, month)],
    ["Period (UTC)", periodWords(month)],
    ["Issued", dateWords(builtAt)],
    ["Currency", "USD"],
  ] as const
  for (const [n, [name, value]] of facts.entries()) {
    const y = 92 + n * 14
    doc.font(REGULAR).fontSize(8.5).fillColor(DIM)
    put(doc, name, { x: 290, y, width: 90 })
    doc.fillColor(INK)
    put(doc, value, { x: 380, y, width: RIGHT - 380, end: true })
  }
}

/** Who is billed, and for which org; returns where it ends. */
function parties(doc: Doc, { org, billTo }: Figures): number {
  const top = 168
  const address = billTo
    ? [
        billTo.company_name,
        billTo.name,
        billTo.address1,
        billTo.address2,
        [billTo.post_code, billTo.city].filter(Boolean).join(" "),
        [billTo.region, billTo.country].filter(Boolean).join(", "),
      ].filter((line) => line.trim() !== "")
    : ["No confirmed billing information"]
  const facts = [
    ...new Set([written(org.name, org.id), org.id]),
    ...(billTo?.vat_id ? [`VAT ID ${billTo.vat_id}`] : []),
    ...(billTo?.purchase_order ? [`Purchase order ${billTo.purchase_order}`] : []),
  ]
  const columns = [
    { title: "Bill to", x: LEFT, lines: address },
    { title: "Organization", x: 320, lines: facts },
  ]
  rule(doc, top - 12)
  for (const { title, x, lines } of columns) {
    doc.font(REGULAR).fontSize(8.5).fillColor(DIM)
    put(doc, title, { x, y: top, width: 220 })
    for (const [n, line] of lines.entries()) {
      doc
        .font(n === 0 ? BOLD : REGULAR)
        .fontSize(9.5)
        .fillColor(INK)
      put(doc, line, { x, y: top + 15 + n * 13.5, width: x === LEFT ? 255 : RIGHT - 320 })
    }
  }
  return top + 15 + Math.max(address.length, facts.length) * 13.5
}

/** What each kind of use adds up to, and all of them; returns where it ends. */
function totals(doc: Doc, { rows }: Figures, top: number): number {
  let y = top + 20
  doc.font(BOLD).fontSize(11).fillColor(INK)
  put(doc, "Charges", { x: LEFT, y, width: WIDTH })
  y += 20
  for (const kind of KINDS) {
    const of = rows.filter((row) => row.kind === kind)
    const quantity = of.reduce((sum, row) => sum + BigInt(row.quantity), 0n)
    rule(doc, y)
    doc.font(REGULAR).fontSize(9.5).fillColor(INK)
    put(doc, KIND_WORDS[kind], { x: LEFT, y: y + 5, width: 150 })
    doc.fillColor(DIM)
    put(doc, quantityWords(kind, quantity), { x: 200, y: y + 5, width: 170, end: true })
    doc.fillColor(INK)
    putAmount(doc, dollarsOf(String(sumOf(of))), 9.5, { x: 390, y: y + 5, width: RIGHT - 390 })
    y += 21
  }
  rule(doc, y, INK)
  doc.font(BOLD).fontSize(11)
  put(doc, "Total", { x: LEFT, y: y + 6, width: 150 })
  putAmount(doc, `USD ${dollarsOf(String(sumOf(rows)))}`, 11, { x: 320, y: y + 6, width: RIGHT - 320 })
  return y + 34
}

const COLUMNS = [
  { title: "Project", x: LEFT, width: 136 },
  { title: "User", x: LEFT + 142, width: 104 },
  { title: "Storage", x: LEFT + 250, width: 58, end: true },
  { title: "Compute", x: LEFT + 312, width: 58, end: true },
  { title: "Egress", x: LEFT + 374, width: 58, end: true },
  { title: "Total", x: LEFT + 436, width: WIDTH - 436, end: true },
] as const

function tableHead(doc: Doc, y: number): number {
  doc.font(REGULAR).fontSize(8).fillColor(DIM)
  for (const { title, ...place } of COLUMNS) put(doc, title, { ...place, y })
  rule(doc, y + 13, INK)
  return y + 14
}

function tableRow(doc: Doc, { project, user, amounts, total }: Line, y: number): void {
  const money = (amount: bigint): string => (amount === 0n ? "–" : dollarsOf(String(amount)))
  const cells = [project, user, ...KINDS.map((kind) => money(amounts[kind])), dollarsOf(String(total))]
  doc.font(REGULAR).fontSize(8).fillColor(INK)
  for (const [n, place] of COLUMNS.entries()) {
    if ("end" in place) putAmount(doc, cells[n] ?? "", 8, { ...place, y: y + 4 })
    else put(doc, cells[n] ?? "", { ...place, y: y + 4 })
  }
  rule(doc, y + ROW)
}

/** Lets requests through between two pages: the worker shares its process with the server. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function table(doc: Doc, figures: Figures, top: number): Promise<void> {
  const { shown, rest } = linesOf(figures.rows)
  let y = top
  doc.font(BOLD).fontSize(11).fillColor(INK)
  put(doc, "By project and user", { x: LEFT, y, width: WIDTH })
  y = tableHead(doc, y + 20)
  for (const line of rest ? [...shown, rest] : shown) {
    if (y + ROW > BOTTOM) {
      doc.addPage()
      await breathe()
      y = tableHead(doc, 48)
    }
    tableRow(doc, line, y)
    y += ROW
  }
  if (y + 40 > BOTTOM) {
    doc.addPage()
    y = 48
  }
  doc.font(REGULAR).fontSize(7.5).fillColor(DIM)
  const foot = [
    "Amounts below a cent are left out of what is shown in a line, and counted in the totals. The CSV of this statement has them in full.",
    "Projects that hold PHI stand by their ids alone, and so does what is named in letters that this page cannot show.",
  ]
  for (const [n, line] of foot.entries()) put(doc, line, { x: LEFT, y: y + 10 + n * 11, width: WIDTH })
}

function footers(doc: Doc, { org, month }: Figures): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page)
    doc.font(REGULAR).fontSize(7.5).fillColor(DIM)
    put(doc, `Statement ${numberOf(org.id, month)} · ${written(org.name, org.id)}`, { x: LEFT, y: 800, width: 380 })
    put(doc, `Page ${page + 1} of ${count}`, { x: 430, y: 800, width: RIGHT - 430, end: true })
  }
}

/** A statement as finance reads it. The same figures always give the same bytes: it says no other moment than that of the figures. */
export async function statementPdf(figures: Figures): Promise<Buffer> {
  const { org, month, builtAt } = figures
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    font: REGULAR,
    lang: "en",
    displayTitle: true,
    info: {
      Title: plain(`Statement ${numberOf(org.id, month)}, ${org.name}`),
      Author: "Provost",
      Creator: "Provost",
      Producer: "Provost",
      CreationDate: builtAt,
      ModDate: builtAt,
    },
  })
  const parts: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part))
    doc.on("end", () => resolve(Buffer.concat(parts)))
    doc.on("error", reject)
  })
  letterhead(doc, figures)
  await table(doc, figures, totals(doc, figures, parties(doc, figures)))
  footers(doc, figures)
  doc.end()
  return whole
}
