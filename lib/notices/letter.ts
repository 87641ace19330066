/** What a mail says, before it is set as text and as HTML. */
export type Letter = {
  readonly subject: string
  readonly lines: readonly string[]
  /** The one thing to do, if there is one: a path of the console, or `link` for the mailed secret's page. */
  readonly action?: { readonly label: string; readonly to: string }
  /** Whom an answer goes to, where it is not who sends. */
  readonly replyTo?: string
}

export type Payload = Readonly<Record<string, string | number | boolean | null>>

/** One line, whatever was put in: a subject or a heading must not break into a second header. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim()

const escaped = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[one] ?? one,
  )

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly replyTo?: string | undefined
}

/** One address and no more: what a header could be broken with never reaches the server (INV-28). */
export const isAddress = (text: string): boolean => /^[^\s,;:<>()"\\[\]@]+@[^\s,;:<>()"\\[\]@]+$/u.test(text)

/** Sets a letter; `origin` is the console's own address, the only one a link may lead to. */
export function render(letter: Letter, origin: string, link: string | null): Rendered {
  const { action } = letter
  const href = action ? (action.to === "link" ? (link ?? origin) : `${origin}${action.to}`) : null
  const foot = `Provost, ${origin}`
  const text = [...letter.lines, ...(action && href ? [`${action.label}:\n${href}`] : []), `-- \n${foot}`].join("\n\n")
  const paragraph = (line: string): string => `<p style="margin:0 0 14px">${escaped(line).replaceAll("\n", "<br>")}</p>`
  const button =
    action && href
      ? `<p style="margin:20px 0"><a href="${escaped(href)}" style="background:#0d6a63;color:#ffffff;padding:9px 14px;border-radius:7px;text-decoration:none;font-weight:600">${escaped(action.label)}</a></p><p style="margin:0 0 14px;font-size:13px;color:#62605a;word-break:break-all">${escaped(href)}</p>`
      : ""
  const html = `<!doctype html><html lang="en"><body style="margin:0;padding:28px;font:14px/20px system-ui,sans-serif;color:#1b1b19"><div style="max-width:520px">${letter.lines.map(paragraph).join("")}${button}<p style="margin:28px 0 0;font-size:12px;color:#6e6c65">${escaped(foot)}</p></div></body></html>`
  const { replyTo } = letter
  return {
    subject: oneLine(letter.subject),
    text: `${text}\n`,
    html,
    ...(replyTo && isAddress(replyTo) ? { replyTo } : {}),
  }
}
