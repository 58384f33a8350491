import { Button } from '#app/_ui/button.tsx'
import { Chips } from '#app/_ui/chips.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { COMPARED } from '#lib/assessment/side-by-side.ts'
import { sideBySideHref } from './compare-address.ts'

/** What stands side by side, each of which can be dropped, and a field for one more. Works without script. */
export function CompareForm({ names }: { names: readonly string[] }) {
  return (
    <>
      <Chips
        chips={names.map((name) => ({
          group: 'version',
          label: name,
          removeHref: sideBySideHref(names.filter((other) => other !== name)),
        }))}
      />
      {names.length < COMPARED.most ? (
        <form className="form mt-4" action="/principles/compare">
          {names.map((name) => (
            <input key={name} type="hidden" name="version" value={name} />
          ))}
          <TextField
            name="version"
            label={names.length === 0 ? 'A version' : 'One more version'}
            hint={`Its organisation, name and label, as in common-pile/pes2o@v0.1, or its digest. ${COMPARED.least} to ${COMPARED.most} stand side by side.`}
            face="code"
            required
            maxLength={300}
          />
          <div>
            <Button look={names.length < COMPARED.least ? 'main' : 'plain'}>Add it</Button>
          </div>
        </form>
      ) : (
        <p className="small second mt-3">{`${COMPARED.most} stand side by side: drop one to add another.`}</p>
      )}
    </>
  )
}
