"use client"

import { createContext } from "react"
import type { EntryState } from "./entry-form"

/** The last answer, for the fields of the form. */
export const EntryContext = createContext<EntryState>({})
