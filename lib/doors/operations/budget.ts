import { setThresholds } from "@/lib/budgets/set-thresholds"
import { warnOfForecast } from "@/lib/budgets/warn"

export const budgetOperations = [setThresholds, warnOfForecast] as const
