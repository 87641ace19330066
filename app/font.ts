import localFont from "next/font/local"

/** One subset of one font (settled 4.5); put `inter.variable` on <html>. */
export const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
})
