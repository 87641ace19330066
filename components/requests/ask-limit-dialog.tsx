"use client"

import { RadioField, TextareaField, TextField } from "@/components/form/fields"
import { dollarsOf, microOf } from "@/lib/access/money"
import { askLimitForm } from "@/lib/requests/inputs"
import { AskDialog } from "./ask-dialog"

const BOUNDS = [
  { value: "amount", label: "A limit", hint: "Nothing can be charged beyond it." },
  { value: "none", label: "No limit", hint: "Charges are invoiced to the billing recipient every month." },
]

type AskLimitDialogProps = { org: { id: string; name: string }; limit: string | null; onClose: () => void }

/** Asks support for a limit: a fixed amount or a purchase order, or none (A121, A122). */
export default function AskLimitDialog({ org, limit, onClose }: AskLimitDialogProps) {
  return (
    <AskDialog
      title="Ask for a spending limit"
      description={`${org.name} has ${limit === null ? "no spending limit" : `a spending limit of ${dollarsOf(limit)}`} now. This is a request: support reviews it, may ask you something by mail, and the limit changes when they approve it.`}
      schema={askLimitForm}
      defaultValues={{ bound: "amount", amount: "", purchaseOrder: "", message: "" }}
      request={({ bound, amount, purchaseOrder, message }) => ({
        kind: "spending-limit",
        org: org.id,
        subject: `Spending limit of ${org.name}`,
        message,
        details: {
          limit: bound === "none" ? null : microOf(amount),
          ...(purchaseOrder ? { purchaseOrder } : {}),
        },
      })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField name="bound" label="Spending limit" options={BOUNDS} />
          {form.watch("bound") === "none" ? null : (
            <TextField name="amount" label="Amount in US dollars" inputMode="decimal" placeholder="10,000.00" />
          )}
          <TextField name="purchaseOrder" label="Purchase order" hint="If it is to be tied to one." maxLength={60} />
          <TextareaField name="message" label="Message" rows={4} hint="What it is for, and from when." />
        </>
      )}
    </AskDialog>
  )
}
