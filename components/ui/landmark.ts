/**
 * Where a popup of this control belongs: inside the landmark it was opened from, or, in a dialog, which would clip it, at
 * the end of the page.
 */
export const landmarkOf = (anchor: HTMLElement | null): HTMLElement | null =>
  anchor?.closest("[role=dialog]") ? null : (anchor?.closest<HTMLElement>("main, header") ?? null)
