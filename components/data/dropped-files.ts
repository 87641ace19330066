import { useEffect, useEffectEvent, useState } from "react"

type Dropped = { readonly files: readonly File[]; readonly folders: number }

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true

/** The files that were dropped, and how many folders among them, which a browser hands over as files that cannot be read. */
function droppedFiles({ dataTransfer }: DragEvent): Dropped {
  const files: File[] = []
  let folders = 0
  for (const item of dataTransfer?.items ?? []) {
    if (item.kind !== "file") continue
    const file = item.getAsFile()
    if (item.webkitGetAsEntry()?.isDirectory) folders += 1
    else if (file) files.push(file)
  }
  return { files, folders }
}

/** Takes files that are dropped anywhere on the page; true while some hover over it. */
export function useDroppedFiles(enabled: boolean, take: (dropped: Dropped) => void): boolean {
  const [over, setOver] = useState(false)
  const drop = useEffectEvent((event: DragEvent) => take(droppedFiles(event)))
  useEffect(() => {
    if (!enabled) return
    const follow = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(event.type === "dragover" || (event.type === "dragleave" && event.relatedTarget !== null))
      if (event.type === "drop") drop(event)
    }
    const names = ["dragover", "dragleave", "drop"] as const
    for (const name of names) window.addEventListener(name, follow)
    return () => {
      for (const name of names) window.removeEventListener(name, follow)
    }
  }, [enabled])
  return over
}
