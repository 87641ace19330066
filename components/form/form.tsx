"use client"

import { zodResolver } from "@hookform/resolvers/zod"
import { clsx } from "clsx"
import { createContext, type ReactNode, use, useId } from "react"
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useForm,
} from "react-hook-form"
import type { z } from "zod"
import type { ActResult, Outcome } from "@/lib/operations/outcome"
import type { Failure } from "./act"
import { FormError as ErrorCallout } from "./form-error"
import { type Submission, useSubmission } from "./submission"

type Answer = ActResult | Outcome<unknown> | Failure
type FormContextValue = { readonly id: string; readonly layout: "row" | "stack"; readonly submission: Submission }
const FormContext = createContext<FormContextValue | null>(null)

export function useFormKit(): FormContextValue {
  const found = use(FormContext)
  if (!found) throw new Error("This needs a Form around it")
  return found
}

type FormProps<In extends FieldValues, Out> = {
  schema: z.ZodType<Out, In>
  defaultValues: DefaultValues<In>
  /** `key` is this submission's idempotency key: hand it to act(). */
  onSubmit: (values: Out, key: string) => Promise<Answer>
  onDone?: ((answer: Extract<Answer, { ok: true }>) => void) | undefined
  /** `row`: label beside the control, as in dialogs; `stack`: above it. */
  layout?: "row" | "stack" | undefined
  className?: string | undefined
  children: ReactNode | ((form: UseFormReturn<In, unknown, Out>) => ReactNode)
}

/** A form whose schema is the operation's own, whose refusals stand beside the fields they name. */
export function Form<In extends FieldValues, Out extends FieldValues>(props: FormProps<In, Out>) {
  const { schema, defaultValues, onSubmit, onDone, layout = "stack", className, children } = props
  const id = useId()
  const submission = useSubmission()
  const form = useForm<In, unknown, Out>({ resolver: zodResolver(schema), defaultValues })

  const send = form.handleSubmit(async (values) => {
    const answer = await submission.submit<Answer>((key) => onSubmit(values, key))
    if (!answer) return
    if (answer.ok) return onDone?.(answer)
    for (const [path, message] of Object.entries(answer.fields ?? {})) {
      form.setError(path as FieldPath<In>, { type: "server", message }, { shouldFocus: true })
    }
  })

  return (
    <FormContext value={{ id, layout, submission }}>
      <FormProvider {...form}>
        <form
          id={id}
          noValidate
          onSubmit={(event) => {
            // React sends a portal's events to the tree it was made in: a form in a dialog would submit the one behind.
            event.stopPropagation()
            void send(event)
          }}
          className={clsx("contents", className)}
        >
          {typeof children === "function" ? children(form) : children}
        </form>
      </FormProvider>
    </FormContext>
  )
}

/** What was refused of the form as a whole; fields say their own. */
export function FormError() {
  const { submission } = useFormKit()
  return <ErrorCallout error={submission.error} />
}
