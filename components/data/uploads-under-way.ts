import type { useAct } from "@/components/form/act"
import type { UploadState } from "@/lib/uploads/facts"
import { sendFile } from "./send-file"

export type Item = {
  readonly id: number
  readonly project: string
  readonly folder: string | null
  readonly file: File
  readonly upload: string | null
  readonly received: number
  readonly state: "waiting" | "sending" | "paused" | "finishing" | "done" | "failed"
  readonly problem: string | null
}
type Act = ReturnType<typeof useAct>["act"]
type Begun = { readonly upload: string; readonly received: number }
type Place = { readonly project: string; readonly folder: string | null }

// Two at a time fill a line; more would only take each other's room.
const AT_ONCE = 2
const PIECE_BYTES = 8 * 1024 * 1024
const FINISH_TRIES = 60

// They outlive the screen that began them: who looks at another page and comes back finds them further on.
let items: readonly Item[] = []
let next = 1
const stops = new Map<number, AbortController>()
const watchers = new Set<() => void>()

export const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const underWay = (): readonly Item[] => items
const NONE: readonly Item[] = []
export const onServer = (): readonly Item[] => NONE

const find = (id: number): Item | undefined => items.find((item) => item.id === id)

function change(id: number, fields: Partial<Item>): void {
  items = items.map((item) => (item.id === id ? { ...item, ...fields } : item))
  for (const watcher of watchers) watcher()
}

/** By which a file chosen again is known to be the same. */
export const fingerprintOf = (file: File): string => `${file.size}-${file.lastModified}`

const isSame = (upload: UploadState, file: File): boolean =>
  upload.name === file.name.trim() && upload.bytes === file.size && upload.fingerprint === fingerprintOf(file)

/** Takes files in; one that was begun before goes on where it stopped, in the folder it was begun in. */
export function addFiles(files: readonly File[], place: Place, resumable: readonly UploadState[], act: Act): void {
  const busy = new Set(items.map((item) => item.upload))
  const added = files.map((file): Item => {
    const begun = resumable.find((upload) => isSame(upload, file) && !busy.has(upload.upload))
    if (begun) busy.add(begun.upload)
    const state = { state: "waiting", problem: null } as const
    const from = begun
      ? { folder: begun.folder, upload: begun.upload, received: begun.received }
      : { folder: place.folder, upload: null, received: 0 }
    return { id: next++, project: place.project, file, ...from, ...state }
  })
  items = [...items, ...added]
  for (const watcher of watchers) watcher()
  goOn(act)
}

export function pauseItem(id: number): void {
  change(id, { state: "paused" })
  stops.get(id)?.abort()
}

export function resumeItem(id: number, act: Act): void {
  change(id, { state: "waiting", problem: null })
  goOn(act)
}

/** Takes an item off the list; what was begun of it is given up. */
export async function removeItem(id: number, act: Act): Promise<void> {
  const item = find(id)
  stops.get(id)?.abort()
  items = items.filter((one) => one.id !== id)
  for (const watcher of watchers) watcher()
  if (item?.upload && item.state !== "done")
    await act("upload.cancel", null, { project: item.project, upload: item.upload })
  goOn(act)
}

/** Clears away what is in. */
export function removeDone(project: string): void {
  items = items.filter((item) => item.project !== project || item.state !== "done")
  for (const watcher of watchers) watcher()
}

function goOn(act: Act): void {
  const running = items.filter((item) => item.state === "sending" || item.state === "finishing").length
  const waiting = items.filter((item) => item.state === "waiting").slice(0, Math.max(0, AT_ONCE - running))
  for (const item of waiting) {
    change(item.id, { state: "sending" })
    void work(item.id, act).finally(() => goOn(act))
  }
}

async function begin(item: Item, act: Act): Promise<Begun | string> {
  if (item.upload) return { upload: item.upload, received: item.received }
  const { project, folder, file } = item
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : ""
  const input = { project, folder, name: file.name, bytes: file.size, mediaType, fingerprint: fingerprintOf(file) }
  const answer = await act("upload.create", null, input)
  return answer.ok ? (answer.value as Begun) : answer.message
}

async function work(id: number, act: Act): Promise<void> {
  const item = find(id)
  if (!item) return
  const stop = new AbortController()
  stops.set(id, stop)
  const begun = await begin(item, act)
  if (typeof begun === "string") return change(id, { state: "failed", problem: begun })
  const { project, file } = item
  const { upload, received } = begun
  change(id, { upload })
  if (!find(id)) return void (await act("upload.cancel", null, { project, upload }))
  if (stop.signal.aborted) return
  const progress = (at: number) => change(id, { received: Math.min(at, file.size) })
  const end = await sendFile(file, { project, upload, pieceBytes: PIECE_BYTES }, received, {
    progress,
    signal: stop.signal,
  })
  if (end === "stopped") return
  if (end !== "sent") return change(id, { state: "failed", problem: end.problem })
  change(id, { state: "finishing", received: file.size })
  for (let tries = 1; ; tries += 1) {
    const done = await act("upload.finish", null, { project, upload })
    if (done.ok) return change(id, { state: "done" })
    // A very large file is still being read.
    if (done.refusal !== "busy" || tries === FINISH_TRIES) return change(id, { state: "failed", problem: done.message })
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
