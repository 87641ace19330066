/** Micro-dollars for a GiB that is stored for a day: $0.03 for 30 days. */
export const STORAGE_PRICE = 1_000n

const GIB = 1n << 30n

/** What so many bytes cost for a day, in micro-dollars, half of one rounded up. */
export const storedForADay = (bytes: bigint): bigint => (bytes * STORAGE_PRICE * 2n + GIB) / (GIB * 2n)
