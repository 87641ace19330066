"use client"

import { type ComponentProps, type ElementType, useId } from "react"
import { useFormContext } from "react-hook-form"
import { Checkbox } from "@/components/ui/checkbox"
import { Input } from "@/components/ui/input"
import { Radio } from "@/components/ui/radio"
import { type Option, Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { Field, type FieldOptions } from "./field"

type Rest<C extends ElementType> = Omit<ComponentProps<C>, keyof FieldOptions | "defaultValue">

export const TextField = ({
  name,
  label,
  hint,
  register,
  fixed,
  shown,
  ...rest
}: FieldOptions & Rest<typeof Input>) => (
  <Field {...{ name, label, hint, register, fixed, shown }}>{(control) => <Input {...rest} {...control} />}</Field>
)

export const TextareaField = ({
  name,
  label,
  hint,
  register,
  fixed,
  shown,
  ...rest
}: FieldOptions & Rest<typeof Textarea>) => (
  <Field {...{ name, label, hint, register, fixed, shown }}>{(control) => <Textarea {...rest} {...control} />}</Field>
)

/** With `noChange` the first choice leaves the value as it is: it reads as undefined. */
export function SelectField(
  props: FieldOptions & Omit<Rest<typeof Select>, "options"> & { options: readonly Option[]; noChange?: boolean },
) {
  const { name, label, hint, register, fixed, shown, noChange, options, ...rest } = props
  const choices = noChange ? [{ value: "", label: "No change" }, ...options] : options
  const read = noChange ? { setValueAs: (value: unknown) => (value === "" ? undefined : value), ...register } : register
  return (
    <Field {...{ name, label, hint, register: read, fixed, shown }}>
      {(control) => <Select {...rest} {...control} options={choices} />}
    </Field>
  )
}

/** One box, with its label after it. */
export function CheckboxField({ name, label, hint, fixed, shown }: Omit<FieldOptions, "register">) {
  const id = useId()
  const { register, getValues, getFieldState, formState } = useFormContext()
  const message = getFieldState(name, formState).error?.message
  const said = fixed ?? hint
  return (
    <div className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
      <Checkbox
        {...(fixed === undefined
          ? register(name)
          : { name, disabled: true, checked: Boolean(shown ?? getValues(name)), onChange: () => {} })}
        id={id}
        aria-describedby={said || message ? `${id}-hint` : undefined}
        aria-invalid={message ? true : undefined}
        className="mt-[3px]"
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="col-start-2 text-faint text-xs leading-4">
        {said}
        {message ? <span className="block text-danger">{message}</span> : null}
      </p>
    </div>
  )
}

type RadioFieldProps = Omit<FieldOptions, "fixed" | "shown"> & { options: readonly (Option & { hint?: string })[] }

/** One of a few, all in sight. */
export function RadioField({ name, label, hint, register: options, options: choices }: RadioFieldProps) {
  const id = useId()
  const { register, getFieldState, formState } = useFormContext()
  const message = getFieldState(name, formState).error?.message
  return (
    <fieldset aria-describedby={hint || message ? `${id}-hint` : undefined} className="grid gap-1.5">
      <legend className="mb-1 font-medium">{label}</legend>
      {choices.map((choice) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio renders the input
        <label key={choice.value} className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5">
          <Radio {...register(name, options)} value={choice.value} disabled={choice.disabled} className="mt-[3px]" />
          <span>
            {choice.label}
            {choice.hint ? <span className="block text-faint text-xs leading-4">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
      {hint || message ? (
        <p id={`${id}-hint`} className="text-faint text-xs leading-4">
          {hint}
          {message ? <span className="block text-danger">{message}</span> : null}
        </p>
      ) : null}
    </fieldset>
  )
}
