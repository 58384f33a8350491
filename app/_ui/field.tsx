import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon.tsx'

type Common = {
  /** Also the id of the control, and of its error in an `ErrorSummary`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what is wanted, as the server found it. */
  error?: string | undefined
  /** Says "optional" beside the label. */
  optional?: boolean
}

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<ComponentProps<Tag>, keyof Common | 'className' | 'id'>

type Line = Common & Native<'input'> & { face?: 'code'; suggestions?: readonly string[] | undefined }

/** A line of text, a number, a file. `face="code"` for digests, ids and labels. `suggestions` hang below it; anything else may be written as well. */
export function TextField({ face, suggestions = [], ...props }: Line) {
  const { name, label, hint, error, optional, ...rest } = props
  const list = suggestions.length === 0 ? undefined : `${name}-list`
  return (
    <FieldFrame {...{ name, label, hint, error, optional }}>
      <input {...rest} {...wiring(props)} list={list} className={face === 'code' ? 'input code' : 'input'} />
      {list !== undefined && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}

/** Several lines of text. */
export function TextAreaField({ face, ...props }: Common & Native<'textarea'> & { face?: 'code' }) {
  const { name, label, hint, error, optional, ...rest } = props
  return (
    <FieldFrame {...{ name, label, hint, error, optional }}>
      <textarea {...rest} {...wiring(props)} className={face === 'code' ? 'input code' : 'input'} />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string }

/** One of a list. */
export function SelectField({ options, ...props }: Common & Native<'select'> & { options: readonly SelectOption[] }) {
  const { name, label, hint, error, optional, ...rest } = props
  return (
    <FieldFrame {...{ name, label, hint, error, optional }}>
      <select {...rest} {...wiring(props)} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A tick box with its sentence. */
export function CheckField(props: Omit<Common, 'optional'> & Native<'input'>) {
  const { name, label, hint, error, ...rest } = props
  return (
    <div className="field">
      <div className="check">
        <input {...rest} {...wiring(props)} type="checkbox" className="box" />
        <label htmlFor={name}>{label}</label>
      </div>
      <Notes name={name} hint={hint} error={error} />
    </div>
  )
}

type Frame = {
  name: string
  label: ReactNode
  hint: ReactNode
  error: string | undefined
  optional: boolean | undefined
}

function FieldFrame({ name, label, hint, error, optional, children }: Frame & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {optional === true && <span className="optional"> (optional)</span>}
      </label>
      <Notes name={name} hint={hint} error={error} />
      {children}
    </div>
  )
}

function Notes({ name, hint, error }: Pick<Frame, 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="fault" id={`${name}-fault`}>
          <Icon name="i-stop" />
          {error}
        </div>
      )}
    </>
  )
}

/** Ties a control to its label, hint and error (WCAG 1.3.1, 3.3.1). */
function wiring({ name, hint, error }: Pick<Common, 'name' | 'hint' | 'error'>) {
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-fault`]
  const ids = described.filter((id) => id !== '').join(' ')
  return {
    id: name,
    name,
    'aria-describedby': ids === '' ? undefined : ids,
    'aria-invalid': error === undefined ? undefined : true,
  }
}
