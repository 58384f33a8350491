'use client'

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { Banner } from '#app/_ui/banner.tsx'
import { Button, type ButtonLook, Buttons } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { ErrorSummary } from '#app/_ui/error-summary.tsx'
import { FORM_MAX_BYTES } from './bounds.ts'
import { FormParts } from './form-parts.tsx'
import type { FormAction, FormState } from './form-state.ts'
import type { FormSpec } from './spec.ts'

type ActionFormProps = {
  action: FormAction
  spec: FormSpec
  start: FormState
  /** What happens when it is pressed, and to whom. */
  submit: string
  look?: ButtonLook
  /** What the action must know besides: the dataset's name, the version's label. */
  context?: Readonly<Record<string, string>>
  /** What stands between the controls and the button. */
  children?: ReactNode
  /** What stands beside the button. */
  beside?: ReactNode
  /** Set in a row, as within a table. */
  inline?: boolean
}

/**
 * A form whose server action answers with the form as it now is. Without script the page comes back with it; with script the
 * focus goes to the faults, or to the row that was added.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, spec, start, submit, look = 'main', context = {}, children, beside, inline = false } = props
  const [state, act, isPending] = useActionState(action, start)
  const form = useRef<HTMLFormElement>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const measure = (event: FormEvent<HTMLFormElement>) => {
    const tooLarge = sizeOf(new FormData(event.currentTarget)) > FORM_MAX_BYTES
    setTooLarge(tooLarge)
    if (tooLarge) event.preventDefault()
  }
  useEffect(() => {
    if (state.turn > 0) form.current?.querySelector<HTMLElement>(focusOf(state))?.focus()
  }, [state])
  if (state.shown !== null) return <ShownOnce {...state.shown} />
  return (
    <form
      ref={form}
      action={act}
      onSubmit={measure}
      noValidate
      className={inline ? 'row-form' : 'form wide-form'}
      aria-busy={isPending}
    >
      {/* The first button is what Enter presses: it must save, not add a row. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      {Object.entries(context).map(([name, value]) => (
        <input key={name} type="hidden" name={`context.${name}`} value={value} />
      ))}
      {isTooLarge ? <ErrorSummary title={TOO_LARGE} faults={[]} /> : <Told state={state} />}
      <FormParts key={state.turn} spec={spec} state={state} />
      {children}
      <Buttons>
        <Button look={look}>{submit}</Button>
        {beside}
      </Buttons>
    </form>
  )
}

const TOO_LARGE = `This is more than ${FORM_MAX_BYTES / 2 ** 20} MiB, the most that a form may hold. Use the API or the command line.`

/** Bytes, near enough: what was written, and the files that were chosen. */
function sizeOf(data: FormData): number {
  return [...data.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0)
}

function Told({ state }: { state: FormState }) {
  if (state.title !== null) return <ErrorSummary title={state.title} faults={state.faults} />
  if (state.notice === null) return null
  return (
    <div role="status">
      <Banner kind="good" title={state.notice} />
    </div>
  )
}

function focusOf(state: FormState): string {
  if (state.title !== null) return '#faults'
  return state.focus === null ? '[role=status]' : `[id="${state.focus}"]`
}

function ShownOnce({ title, code, text }: { title: string; code: string; text: string }) {
  return (
    <div role="status" className="shown-once">
      <Banner kind="warn" title={title}>
        <p>{text}</p>
        <CodeBlock text={code} label={title} />
      </Banner>
    </div>
  )
}
