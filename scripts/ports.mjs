import { connect, createServer } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import { Halt } from "./processes.mjs"

/** A port of this machine that nobody listens on at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Refuses a port that another program listens on; `patience` is for one that is just being given up. */
export async function claimPort(port, host, { patience = 0 } = {}) {
  const until = Date.now() + patience
  for (;;) {
    const problem = await problemWith(port, host)
    if (!problem) return
    if (Date.now() >= until) throw new Halt(problem)
    await pause(200)
  }
}

async function problemWith(port, host) {
  const taken = `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1} npm start.`
  const code = await listenError(port, host)
  if (code === "EADDRINUSE") return taken
  if (code === "EACCES") return `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `HOST ${host} is no address of this machine.`
  if (code) return `Port ${port} cannot be opened (${code}).`
  // A browser may take "localhost" for ::1 first, so a stranger there counts as well.
  if ((await answers(port, "127.0.0.1")) || (await answers(port, "::1"))) return taken
  return undefined
}

function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.on("error", (error) => resolve(error.code ?? "unknown"))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

/** True when something accepts connections there. */
export function answers(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const socket = connect({ port, host })
    const done = (open) => {
      socket.destroy()
      resolve(open)
    }
    socket.setTimeout(500, () => done(false))
    socket.on("connect", () => done(true))
    socket.on("error", () => done(false))
  })
}

/** Reads a port number out of the environment; refuses what is none. */
export function portFrom(text, fallback) {
  if (text === undefined || text === "") return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Halt(`PORT must be a number from 0 to 65535, not "${text}".`)
  return port
}
