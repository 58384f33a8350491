import { Button } from '#app/_ui/button.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '#app/_ui/field.tsx'
import { formatCount } from '#app/_ui/format.ts'
import { CheckList, Choices } from './choices.tsx'
import { ExpressionField } from './expression-field.tsx'
import type { FormState } from './form-state.ts'
import { type FieldSpec, type FormSpec, type GroupSpec, keptRows, rowsShown } from './spec.ts'
import { all, one, rowsOf, ticked } from './values.ts'

type Place = { state: FormState; within?: string }

/** The parts of a form as its spec says, filled in from its state. */
export function FormParts({ spec, state }: { spec: FormSpec } & Place) {
  return spec.map((part) =>
    part.title === '' ? (
      <Fields key="" fields={part.fields} state={state} />
    ) : (
      <section key={part.title} className="section">
        <div className="sec">
          <h2>{part.title}</h2>
        </div>
        {part.intro !== undefined && <p className="intro">{part.intro}</p>}
        <Fields fields={part.fields} state={state} />
      </section>
    ),
  )
}

/** Controls one under the other; halves side by side where there is room. */
function Fields({ fields, state, within = '' }: { fields: readonly FieldSpec[] } & Place) {
  return (
    <div className="form-fields">
      {fields.map((field) => (
        <div key={field.name} className={'half' in field && field.half === true ? 'half' : undefined}>
          <FieldOf field={field} state={state} within={within} />
        </div>
      ))}
    </div>
  )
}

function FieldOf({ field, state, within = '' }: { field: FieldSpec } & Place) {
  const name = within + field.name
  if (field.as === 'hidden') return <input type="hidden" name={name} value={one(state.values, name)} />
  if (field.as === 'group') return <Group group={{ ...field, name }} state={state} />
  const common = {
    name,
    label: field.label,
    hint: field.hint,
    error: state.faults.find((fault) => fault.field === name)?.message,
    ...(field.optional === true && { optional: true }),
  }
  const value = one(state.values, name)
  switch (field.as) {
    case 'text': {
      const { face, type = 'text', placeholder, autoComplete, suggestions } = field
      const more = { placeholder, autoComplete, suggestions, ...(face !== undefined && { face }) }
      return (
        <TextField
          {...common}
          {...more}
          type={type === 'url' || type === 'number' ? 'text' : type}
          defaultValue={value}
        />
      )
    }
    case 'area': {
      const kept = keptRows(name, state.values)
      return (
        <>
          <TextAreaField
            {...common}
            {...(field.face !== undefined && { face: field.face })}
            rows={field.rows ?? 4}
            defaultValue={value}
          />
          {kept !== null && <KeptLines name={name} count={kept} />}
        </>
      )
    }
    case 'select':
      return <SelectField {...common} options={field.options} defaultValue={value} />
    case 'check':
      return (
        <CheckField
          name={name}
          label={field.label}
          hint={field.hint}
          error={common.error}
          value="yes"
          defaultChecked={ticked(state.values, name)}
        />
      )
    case 'checks':
      return <CheckList {...common} options={field.options} chosen={all(state.values, name)} />
    case 'file':
      return <TextField {...common} type="file" accept={field.accept} />
    case 'expression':
      return (
        <>
          <Choices
            name={`${name}.chosen`}
            suggestion={state.suggestions[name]}
            chosen={one(state.values, `${name}.chosen`)}
          />
          <ExpressionField {...common} defaultValue={value} />
        </>
      )
  }
}

function Group({ group, state }: { group: GroupSpec; state: FormState }) {
  const kept = keptRows(group.name, state.values)
  if (kept !== null) return <Kept group={group} count={kept} />
  const count = rowsShown(group, state.values)
  const rows = Array.from({ length: count }, (_, index) => `${group.name}.${index}`)
  return (
    <fieldset className="group" id={group.name} tabIndex={-1}>
      <legend>{group.label}</legend>
      {group.hint !== undefined && <p className="hint">{group.hint}</p>}
      {rows.map((row, index) => (
        <fieldset key={row} className="group-row">
          <legend>{`${group.one} ${index + 1}`}</legend>
          <Fields fields={group.fields} state={state} within={`${row}.`} />
          <Button
            look="quiet"
            name="intent"
            value={`remove:${row}`}
            disabled={index >= rowsOf(state.values, group.name).length}
          >
            {`Remove ${group.one.toLowerCase()} ${index + 1}`}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button name="intent" value={`add:${group.name}`}>
          {`Add ${count === 0 ? articleOf(group.one) : 'another'} ${group.one.toLowerCase()}`}
        </Button>
      </div>
    </fieldset>
  )
}

function articleOf(word: string): string {
  return /^[aeio]/i.test(word) ? 'an' : 'a'
}

function Kept({ group, count }: { group: GroupSpec; count: number }) {
  return (
    <div className="field">
      <span className="name">{group.label}</span>
      <p className="second">
        {`${formatCount(count)} of them, kept as they are: too many to change in a form. Change them through the API or the command line.`}
      </p>
      <input type="hidden" name={`${group.name}.kept`} value={count} />
    </div>
  )
}

function KeptLines({ name, count }: { name: string; count: number }) {
  return (
    <p className="hint second">
      {`${formatCount(count)} entries are kept as they are, unless you write or upload others.`}
      <input type="hidden" name={`${name}.kept`} value={count} />
    </p>
  )
}
