/** Where a row of links does not all fit, the current one is brought into sight: the `ref` of that link. */
export function intoSight(link: HTMLAnchorElement | null): void {
  const nav = link?.parentElement
  if (!link || !nav) return
  nav.scrollLeft = link.offsetLeft - nav.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2
}
