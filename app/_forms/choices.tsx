import type { SelectOption } from '#app/_ui/field.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { Suggestion } from './form-state.ts'

type CheckListProps = {
  name: string
  label: string
  hint: string | undefined
  error: string | undefined
  optional?: boolean
  options: readonly SelectOption[]
  chosen: readonly string[]
}

/** Several of a list, as tick boxes. The first one has the group's name as its id, so that a fault can lead to it. */
export function CheckList({ name, label, hint, error, optional, options, chosen }: CheckListProps) {
  return (
    <fieldset className="field" aria-describedby={error === undefined ? undefined : `${name}-fault`}>
      <legend>
        {label}
        {optional === true && <span className="optional"> (optional)</span>}
      </legend>
      {hint !== undefined && <div className="hint">{hint}</div>}
      {error !== undefined && (
        <div className="fault" id={`${name}-fault`}>
          <Icon name="i-stop" />
          {error}
        </div>
      )}
      <div className="check-list">
        {options.map((option, index) => (
          <div key={option.value} className="check">
            <input
              type="checkbox"
              className="box"
              id={index === 0 ? name : `${name}.${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <label htmlFor={index === 0 ? name : `${name}.${option.value}`}>{option.label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** From this many on they stand in columns. */
const MANY = 8

type ChoicesProps = { name: string; suggestion: Suggestion | undefined; chosen: string }

/** What a licence string may mean, for a person to choose from. Nothing is chosen where the words leave it open. */
export function Choices({ name, suggestion, chosen }: ChoicesProps) {
  if (suggestion === undefined) return null
  const options = [
    ...suggestion.candidates.map((candidate) => ({ value: candidate, label: candidate })),
    { value: 'NOASSERTION', label: 'None of these for now: leave it open (NOASSERTION)' },
  ]
  return (
    <fieldset className="field choices">
      <legend>What do the words above mean?</legend>
      <div className="hint">{suggestion.note}</div>
      <div className={options.length > MANY ? 'check-list' : undefined}>
        {options.map((option) => (
          <div key={option.value} className="check">
            <input
              type="radio"
              className="box"
              id={`${name}.${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={chosen === option.value}
            />
            <label htmlFor={`${name}.${option.value}`}>
              {option.value === option.label ? <code>{option.label}</code> : option.label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
