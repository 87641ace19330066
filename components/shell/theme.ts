export const THEMES = ["system", "light", "dark"] as const
export type Theme = (typeof THEMES)[number]
export const THEME_COOKIE = "theme"

const YEAR_SECONDS = 31_536_000

export const isTheme = (value: string | undefined): value is Theme => THEMES.some((theme) => theme === value)

/** What goes on <html>: nothing while the theme follows the system. */
export const themeAttribute = (value: string | undefined): "light" | "dark" | undefined =>
  value === "light" || value === "dark" ? value : undefined

/** Changes the theme now, and for the pages to come. */
export function keepTheme(theme: Theme): void {
  const attribute = themeAttribute(theme)
  if (attribute) document.documentElement.dataset.theme = attribute
  else delete document.documentElement.dataset.theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}
