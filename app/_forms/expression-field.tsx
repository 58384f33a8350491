'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { TextField } from '#app/_ui/field.tsx'
import { BRACKETS, OPERATORS, putIn } from '#lib/license/put-in.ts'
import { useCompletions } from './use-completions.ts'

type ExpressionFieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  defaultValue: string
}

/**
 * A licence expression, built with help: ids, operators and exceptions are offered for the word at the caret, and what stands there is read as
 * it is written. Nothing is put in by itself. Without script it is a line of text.
 */
export function ExpressionField({ defaultValue, ...field }: ExpressionFieldProps) {
  const [text, setText] = useState(defaultValue)
  const [active, setActive] = useState(-1)
  const box = useRef<HTMLDivElement>(null)
  const list = useId()
  const { offers, told, look, close } = useCompletions()
  const lookIn = (input: HTMLInputElement) => {
    setActive(-1)
    return look(input.value, input.selectionStart ?? input.value.length)
  }
  const put = (insert: string) => {
    const input = box.current?.querySelector('input')
    if (!input) return
    const next = putIn(input.value, input.selectionStart ?? input.value.length, insert)
    setText(next.text)
    input.focus()
    requestAnimationFrame(() => {
      input.setSelectionRange(next.caret, next.caret)
      void lookIn(input)
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offers[active]
    if (step !== undefined && offers.length > 0) setActive(turned(active, step, offers.length))
    else if (event.key === 'Enter' && chosen !== undefined) put(chosen.insert)
    else return
    event.preventDefault()
  }
  const isOpen = offers.length > 0
  return (
    <div className="builder" ref={box}>
      <TextField
        {...field}
        face="code"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          void lookIn(target)
        }}
        onFocus={({ target }) => void lookIn(target)}
        onClick={({ currentTarget }) => void lookIn(currentTarget)}
        onBlur={close}
        onKeyDown={press}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${list}-${active}` : undefined}
      />
      <div
        id={list}
        role="listbox"
        aria-label={`What may stand in: ${field.label}`}
        className="offers"
        hidden={!isOpen}
      >
        {offers.map(({ insert, name }, place) => (
          <div
            key={insert}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className="offer"
            onPointerDown={(event) => {
              event.preventDefault()
              put(insert)
            }}
          >
            <code>{insert}</code> <span className="second">{name}</span>
          </div>
        ))}
      </div>
      <div className="needs-script operators">
        {[...OPERATORS, ...BRACKETS].map(({ insert, name }) => (
          <button
            key={insert}
            type="button"
            className="btn"
            title={name}
            aria-label={`${insert}, ${name}`}
            onClick={() => put(insert)}
          >
            {insert}
          </button>
        ))}
        <span className="reads" data-fault={told.isFault} role="status">
          {told.text}
        </span>
      </div>
    </div>
  )
}

/** One further down or up; from none the first or the last, and round. */
function turned(active: number, step: number, count: number): number {
  return active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count
}
