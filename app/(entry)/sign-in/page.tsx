import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { EntryField } from "@/components/entry/entry-field"
import { EntryForm } from "@/components/entry/entry-form"
import { StandingPage } from "@/components/shell/standing-page"
import { isSignedIn, safePath } from "@/lib/doors/entry"
import { signIn } from "../actions"

export const metadata: Metadata = { title: "Sign in" }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams
  const path = safePath(typeof next === "string" ? next : "/")
  if (await isSignedIn()) redirect(path)
  return (
    <StandingPage title="Sign in">
      <EntryForm action={signIn} submit="Sign in" hidden={{ next: path }}>
        <EntryField
          name="name"
          label="User name or e-mail"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <EntryField name="password" label="Password" type="password" autoComplete="current-password" />
      </EntryForm>
      <p className="mt-2">
        <Link href="/reset-password" className="text-accent hover:underline">
          Forgot your password?
        </Link>
      </p>
    </StandingPage>
  )
}
