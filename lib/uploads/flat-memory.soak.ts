import { test } from "vitest"
import { upAndDown } from "@/e2e/fixtures/big-file"

test("A131 a file of 2 GB goes up and down in flat memory", () => upAndDown(2 * 1024 ** 3))
