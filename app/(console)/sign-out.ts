"use server"

import { redirect } from "next/navigation"
import { runAction } from "@/lib/doors/action"

/** Ends this session and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await runAction("session.sign-out", null, {}, null)
  redirect("/sign-in")
}
