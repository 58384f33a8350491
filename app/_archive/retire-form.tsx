import { Button } from '#app/_ui/button.tsx'
import { RETIREMENT_KINDS } from '#lib/archive/copy.ts'
import type { PublicCopy } from '#lib/archive/public.ts'
import { retireCopy } from './archive-actions.ts'
import { RETIREMENT_WORDS } from './words.ts'

/** Counts on a copy no longer, with the reason. */
export function RetireForm({ copy: { id, custodian }, page }: { copy: PublicCopy; page: string }) {
  return (
    <details className="mt-2">
      <summary className="small">Count on it no longer</summary>
      <form action={retireCopy} className="row-form">
        <input type="hidden" name="copy" value={id} />
        <input type="hidden" name="page" value={page} />
        <div className="field">
          <label htmlFor={`kind-${id}`}>Because</label>
          <select className="input" id={`kind-${id}`} name="kind" defaultValue="moved">
            {RETIREMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {RETIREMENT_WORDS[kind]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`reason-${id}`}>In words</label>
          <input className="input" id={`reason-${id}`} name="reason" required maxLength={4000} />
        </div>
        <Button look="danger" aria-label={`Retire the copy at ${custodian}`}>
          Retire it
        </Button>
      </form>
    </details>
  )
}
