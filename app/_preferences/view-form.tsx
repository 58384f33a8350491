import { Button } from '#app/_ui/button.tsx'
import { PROFILES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { LEAF_WORDS } from '#lib/preference/words.ts'
import { COUNTED, type PreferenceView } from './view.ts'

type FormProps = { page: string; view: PreferenceView; hasTokens: boolean }

/** Which use, in which reading, counted how. A GET form: the address holds the view, and works without script. */
export function ViewForm({ page, view, hasTokens }: FormProps) {
  return (
    <form className="ask mt-5" action={page}>
      <Choice name="leaf" label="Use" chosen={view.leaf} options={USAGE_LEAVES} say={(leaf) => LEAF_WORDS[leaf].name} />
      <Choice name="profile" label="Reading" chosen={view.profile} options={PROFILES.toReversed()} say={(one) => one} />
      {hasTokens && <Choice name="by" label="Counted in" chosen={view.by} options={COUNTED} say={(one) => one} />}
      <Button look="plain">Show</Button>
    </form>
  )
}

type ChoiceProps<Option extends string> = {
  name: string
  label: string
  chosen: Option
  options: readonly Option[]
  say: (option: Option) => string
}

function Choice<Option extends string>({ name, label, chosen, options, say }: ChoiceProps<Option>) {
  return (
    <p className="ask-part">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <select id={name} name={name} defaultValue={chosen}>
        {options.map((option) => (
          <option key={option} value={option}>
            {say(option)}
          </option>
        ))}
      </select>
    </p>
  )
}
