import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { Halt, isAlive, startedAt } from "./processes.mjs"

/**
 * Takes the one right to use a folder. Answers { afterCrash, release }; refuses when a live process holds it.
 * A lock left by a process that was killed is recognised by its id and start time and taken over.
 * @param {string} file
 * @param {(holder: { pid: number }) => string} sentence
 */
export async function takeLock(file, sentence) {
  const mine = JSON.stringify({ pid: process.pid, started: startedAt(process.pid) })
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (create(file, mine)) return { afterCrash: attempt > 0, release: () => release(file, mine) }
    const holder = read(file)
    if (holder && lives(holder)) throw new Halt(sentence(holder))
    if (holder || isOld(file)) await removeDead(file)
    else await pause(50)
  }
  throw new Halt(`The lock ${file} cannot be taken: remove it when no Provost runs there.`)
}

// Two starters may find the same dead lock: only the one that holds the second, short-lived file may remove it.
async function removeDead(file) {
  const guard = `${file}.taking`
  if (!create(guard, String(process.pid))) {
    if (isOld(guard)) rmSync(guard, { force: true })
    await pause(50)
    return
  }
  const holder = read(file)
  if (!holder || !lives(holder)) {
    const aside = `${file}.dead-${process.pid}`
    try {
      renameSync(file, aside)
      rmSync(aside, { force: true })
    } catch (error) {
      if (error.code !== "ENOENT") throw error
    }
  }
  rmSync(guard, { force: true })
}

const lives = (holder) => isAlive(holder.pid) && (!holder.started || startedAt(holder.pid) === holder.started)

function create(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 })
    return true
  } catch (error) {
    if (error.code === "EEXIST") return false
    throw error
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

function isOld(file) {
  try {
    return Date.now() - statSync(file).mtimeMs > 3_000
  } catch {
    return false
  }
}

function release(file, mine) {
  try {
    if (readFileSync(file, "utf8") === mine) rmSync(file, { force: true })
  } catch {
    // Somebody removed the folder: nothing is left to release.
  }
}
