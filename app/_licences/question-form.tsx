import { Button } from '#app/_ui/button.tsx'
import { sayUse } from '#lib/license/say.ts'
import { listTerms } from '#lib/license/terms.ts'
import { LICENSE_USES, type LicenseQuestion } from '#lib/license/verdict.ts'

type FormProps = { question: LicenseQuestion; fault: string | null }

/** What the licences are judged for. A GET form: the address holds the question, and works without script. */
export function QuestionForm({ question, fault }: FormProps) {
  const { use, commercial, outbound } = question
  return (
    <form className="ask" method="get">
      <p className="ask-part">
        <label className="label" htmlFor="use">
          What for
        </label>
        <select id="use" name="use" defaultValue={use}>
          {LICENSE_USES.map((one) => (
            <option key={one} value={one}>
              {sayUse(one)}
            </option>
          ))}
        </select>
      </p>
      <p className="ask-part">
        <label className="label" htmlFor="commercial">
          Commercial
        </label>
        <select id="commercial" name="commercial" defaultValue={commercial === null ? '' : commercial ? 'yes' : 'no'}>
          <option value="">not stated</option>
          <option value="yes">yes</option>
          <option value="no">no</option>
        </select>
      </p>
      <p className="ask-part">
        <label className="label" htmlFor="outbound">
          Released as
        </label>
        <input
          id="outbound"
          name="outbound"
          list="outbound-ids"
          defaultValue={outbound ?? ''}
          placeholder="CC-BY-4.0"
          aria-describedby={fault === null ? undefined : 'outbound-fault'}
        />
      </p>
      <datalist id="outbound-ids">
        {listTerms()
          .filter(({ status }) => status === 'licence')
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </datalist>
      <Button look="plain">Judge</Button>
      {fault !== null && (
        <p className="fault" id="outbound-fault">
          {fault}
        </p>
      )}
    </form>
  )
}
