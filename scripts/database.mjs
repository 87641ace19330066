import pg from "pg"

const OWNER = "provost_owner"

/**
 * Makes an empty database of the owner's, or a copy of another that nobody is connected to; one of that name goes first.
 * @param {string} superUrl
 * @param {string} name
 * @param {{ template?: string }} options
 */
export async function createDatabase(superUrl, name, { template = "template0" } = {}) {
  await withClient(superUrl, async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`create database "${name}" owner ${OWNER} template "${template}"`)
  })
}

/** The same address, another database. */
export function onDatabase(address, name) {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.toString()
}

/**
 * Runs the body with one connection, closed afterwards.
 * @template T
 * @param {string} connectionString
 * @param {(client: pg.Client) => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withClient(connectionString, body) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on("error", () => {})
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end().catch(() => {})
  }
}
