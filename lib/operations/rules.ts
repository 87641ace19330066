import { allow, type Verdict } from "@/lib/access/verdict"

/** For operations whose needs say all there is to say. */
export const anyone = (): Verdict => allow
