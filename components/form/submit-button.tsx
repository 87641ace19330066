"use client"

import { Button, type ButtonProps } from "@/components/ui/button"
import { useFormKit } from "./form"

/** The one primary button of a form; it bears the verb. */
export function SubmitButton({ look = "primary", pending, ...rest }: ButtonProps) {
  const { id, submission } = useFormKit()
  return <Button {...rest} type="submit" form={id} look={look} pending={pending || submission.pending} />
}
