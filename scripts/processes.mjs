import { spawn, spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"

/** Something the person at the keyboard can mend: shown as this one sentence, exit code 1. */
export class Halt extends Error {}

const DISK_FULL = /No space left on device|ENOSPC|could not extend file|disk quota exceeded/i

/** True when the words of a failed command say that the disk is full. */
export const saysDiskFull = (text) => DISK_FULL.test(String(text ?? ""))

/**
 * Runs a command to its end and answers { code, signal, output, timedOut }; output is kept (the last megabyte) unless `show` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, uid?: number, gid?: number, timeout?: number,
 *   group?: boolean, onStart?: (child: import("node:child_process").ChildProcess) => void }} options
 * @returns {Promise<{ code: number, signal: string | null, output: string, timedOut: boolean }>}
 */
export function run(command, args, options = {}) {
  const { show = false, timeout, group = false, onStart, ...rest } = options
  return new Promise((resolve, reject) => {
    const stdio = show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"]
    const child = spawn(command, args, { ...rest, detached: group, stdio })
    let output = ""
    let timedOut = false
    const keep = (chunk) => {
      output = (output + chunk).slice(-1_000_000)
    }
    child.stdout?.on("data", keep)
    child.stderr?.on("data", keep)
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true
          signal(child, "SIGKILL", group)
        }, timeout)
      : undefined
    child.on("error", (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on("exit", (code, killedBy) => {
      clearTimeout(timer)
      // The last words are still in the pipe when the process is gone; a grandchild may hold it open for ever.
      setTimeout(() => resolve({ code: code ?? 1, signal: killedBy, output, timedOut }), 20)
    })
    onStart?.(child)
  })
}

/** Sends a signal to a child, or to its whole group when it leads one; a dead child is no error. */
export function signal(child, name, group = false) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (group && process.platform !== "win32") process.kill(-child.pid, name)
    else child.kill(name)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

/** Ends a child: asks, waits, then kills it. */
export async function end(child, { group = false, patience = 15_000 } = {}) {
  const gone = () => child.exitCode !== null || child.signalCode !== null
  signal(child, "SIGTERM", group)
  for (let waited = 0; waited < patience && !gone(); waited += 50) await pause(50)
  if (!gone()) signal(child, "SIGKILL", group)
  for (let waited = 0; waited < 5_000 && !gone(); waited += 50) await pause(50)
}

/** True when a process of this id runs; a zombie does not. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== "EPERM") return false
  }
  return statOf(pid)?.state !== "Z"
}

/** When a process began, in words that differ for a later process of the same id; undefined when it is gone. */
export function startedAt(pid) {
  const stat = statOf(pid)
  if (stat) return stat.started
  if (process.platform === "linux" || process.platform === "win32") return undefined
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined
}

/** The name a process runs under, where the system tells. */
export function nameOf(pid) {
  try {
    if (existsSync("/proc/self/comm")) return readFileSync(`/proc/${pid}/comm`, "utf8").trim()
  } catch {
    return undefined
  }
  if (process.platform === "win32") return undefined
  return spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    // The name stands in brackets and may hold spaces, so fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    return { state: fields[0], started: fields[19] }
  } catch {
    return undefined
  }
}

/** Runs the body; a Halt becomes its sentence, anything else its stack; exit code 1 either way. */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    if (error instanceof Halt) console.error(error.message)
    else if (saysDiskFull(error?.code) || saysDiskFull(error?.message))
      console.error("The disk is full: free some space and start again.")
    else console.error(error)
    process.exitCode = 1
  }
}
