import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { Banner, type BannerKind } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { EvidenceLine } from '#app/_ui/evidence-line.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import { type Actor, can } from '#lib/dataset/access.ts'
import { TERMS_VERSION } from '#lib/preference/terms.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'
import { LEAF_WORDS } from '#lib/preference/words.ts'
import { confirmHostTerms, endHostTerms, recordHostTerms } from './terms-actions.ts'
import { TERMS_FORM } from './terms-form.ts'

type TermsProps = {
  host: string
  terms: readonly PublicTerms[]
  actor: Actor | null
  /** The address of this page, without its query. */
  page: string
  /** What came of the last step, by its code. */
  told: string | null
}

/** Terms of service, as people read and recorded them, with the words; a form for those who may. */
export function TermsSection({ host, terms, actor, page, told }: TermsProps) {
  const may = mayRecordTerms(actor)
  return (
    <Section
      title="Terms of service"
      id="terms"
      intro="Recorded by people, never by a machine. What disallows counts at once, in the protective reading; what allows needs a second person."
    >
      {told !== null && <Told code={told} />}
      {terms.length === 0 && (
        <p className="second">Nobody has recorded the terms of this host. That says nothing of what they are.</p>
      )}
      {terms.map((one) => (
        <TermsRow key={one.id} terms={one} may={may} page={page} />
      ))}
      {may && (
        <details className="mt-5" open={terms.length === 0}>
          <summary>Record what the terms say</summary>
          <div className="mt-4">
            <ActionForm
              action={recordHostTerms}
              spec={TERMS_FORM}
              start={startState({ effect: ['deny'] })}
              submit={`Record it for ${host}`}
              look="plain"
              context={{ host, page }}
            />
          </div>
        </details>
      )}
    </Section>
  )
}

/** Whether someone may record terms in any of their organisations: terms belong to a host, and to no organisation. */
function mayRecordTerms(actor: Actor | null): boolean {
  if (actor === null) return false
  return (
    can(actor, 'terms.record', null) ||
    actor.memberships.some(({ organization }) => can(actor, 'terms.record', organization))
  )
}

function TermsRow({ terms, may, page }: { terms: PublicTerms; may: boolean; page: string }) {
  const { effect, leaves, pathPrefix, withSubdomains, host, reason, quote, url, snapshot, recorded, ended } = terms
  const where = `${withSubdomains ? `${host} and all below it` : host}${pathPrefix === '/' ? '' : `, below ${pathPrefix}`}`
  return (
    <StatementRow
      name={
        <>
          <SaidMark said={effect === 'deny' ? 'disallowed' : 'allowed'} />
          {leaves.map((leaf) => LEAF_WORDS[leaf].name).join(', ')}
        </>
      }
      why={`${standingOf(terms)} For ${where}. ${reason}`}
      evidence={
        <EvidenceLine
          quote={quote}
          where={url}
          href={url}
          readOn={recorded.at}
          rule={TERMS_VERSION}
          digest={snapshot}
        />
      }
    >
      {may && ended === null && <TermsSteps terms={terms} page={page} />}
    </StatementRow>
  )
}

function standingOf({ recorded, confirmed, ended, isReliedOn }: PublicTerms): string {
  const by = `Recorded by ${recorded.name} on ${formatDate(recorded.at)}`
  const seconded =
    confirmed === null ? 'nobody has confirmed it' : `confirmed by ${confirmed.name} on ${formatDate(confirmed.at)}`
  if (ended !== null) return `${by}; ended on ${formatDate(ended.at)}: ${ended.reason}.`
  return `${by}, ${seconded}${isReliedOn ? '' : ', so it does not count yet'}.`
}

function TermsSteps({ terms: { id, confirmed, quote }, page }: { terms: PublicTerms; page: string }) {
  return (
    <div className="mt-3">
      {confirmed === null && (
        <form action={confirmHostTerms}>
          <input type="hidden" name="terms" value={id} />
          <input type="hidden" name="page" value={page} />
          <Button aria-label={`Confirm: ${quote.slice(0, 80)}`}>I have read the same: confirm</Button>
        </form>
      )}
      <details className="mt-2">
        <summary className="small">They no longer hold</summary>
        <form action={endHostTerms} className="row-form">
          <input type="hidden" name="terms" value={id} />
          <input type="hidden" name="page" value={page} />
          <div className="field">
            <label htmlFor={`end-${id}`}>Why they no longer hold</label>
            <input className="input" id={`end-${id}`} name="reason" required maxLength={2000} />
          </div>
          <Button look="danger">End them</Button>
        </form>
      </details>
    </div>
  )
}

const TOLD: Readonly<Record<string, { kind: BannerKind; title: string }>> = {
  recorded: { kind: 'good', title: 'Recorded. It counts from the next reading on.' },
  confirmed: { kind: 'good', title: 'Confirmed. It counts from the next reading on.' },
  ended: { kind: 'good', title: 'Ended. What was recorded stays to be read.' },
  own: { kind: 'note', title: 'Who recorded it can’t confirm it: another person must have read the same.' },
  'no-reason': { kind: 'bad', title: 'They still hold: say why they should not.' },
  over: { kind: 'note', title: 'Nothing changed: it was confirmed or ended already.' },
  'not-found': { kind: 'note', title: 'These terms are not known here.' },
}

function Told({ code }: { code: string }) {
  const told = Object.hasOwn(TOLD, code) ? TOLD[code] : undefined
  return told === undefined ? null : (
    <div role="status" className="mb-4">
      <Banner kind={told.kind} title={told.title} />
    </div>
  )
}
