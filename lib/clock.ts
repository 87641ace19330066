let offset = 0

/** The time of the product. Every comparison with now takes it from here, so that tests can move it. */
export const clock = {
  now: (): Date => new Date(Date.now() + offset),
  /** For tests: moves this process's clock by so many milliseconds from the real one. */
  shift: (milliseconds: number): void => {
    offset = milliseconds
  },
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const after = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds)
