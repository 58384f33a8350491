import { Button } from '#app/_ui/button.tsx'

/** Names the two runs that are compared, by their ids. */
export function PickTwo({ a, b }: { a: string | undefined; b: string | undefined }) {
  return (
    <form className="ask" method="get" action="/runs/compare" aria-label="Choose two runs">
      <IdField name="a" label="Id of the first run" value={a} />
      <IdField name="b" label="Id of the second" value={b} />
      <Button>Compare</Button>
    </form>
  )
}

function IdField({ name, label, value }: { name: 'a' | 'b'; label: string; value: string | undefined }) {
  return (
    <p className="ask-part">
      <label className="label" htmlFor={`run-${name}`}>
        {label}
      </label>
      <input
        id={`run-${name}`}
        name={name}
        defaultValue={value}
        required
        maxLength={36}
        pattern="[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
        title="The id at the end of the address of a run’s page"
        autoComplete="off"
      />
    </p>
  )
}
