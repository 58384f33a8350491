import type { ReactNode } from 'react'
import { REFUSAL_CODES as CODES, INTERNAL_TITLE, PROBLEM_TITLES } from '#app/_server/problem.ts'
import { Section } from '#app/_ui/section.tsx'
import { type RefusalCode, STATUS } from '#lib/error.ts'

/** When each kind of error comes and what to do. The compiler sees to it that none is missing. */
const MEANINGS: Record<RefusalCode, string> = {
  malformed:
    'The request can’t be read: no JSON (the line and column are named), another encoding than UTF-8, broken gzip, a NUL in the address, a key that is none.',
  unauthenticated: 'No API token came, or one that is not known, was revoked or has expired. Make one under Settings.',
  forbidden:
    'The person, or the scopes of the token, may not do this; the detail names who may. Or a session cookie came from another site.',
  'not-found': 'There is no such thing, or it is a draft of an organisation that is not yours.',
  'method-not-allowed': 'The address knows other methods: they are in Allow.',
  'not-acceptable': 'Accept names none of the forms in which this can be had; the detail lists them.',
  conflict: 'The name or label is taken, the version is in another state, or the same request is being carried out.',
  gone: 'The version was withdrawn; its files are no longer offered. Its record stays.',
  'precondition-failed': 'It was changed since you read it. Read it again and send your change to that.',
  'too-large': 'The body, inflated, is beyond the bound. Nothing was kept of it.',
  'unsupported-media-type': 'The Content-Type or Content-Encoding is not one that is read here.',
  invalid: 'The request was read, and its content has faults. Each is in issues, with a JSON pointer.',
  'too-many-requests': 'Retry-After says when to ask again. The request was not carried out.',
  unavailable: 'The registry can’t answer just now; Retry-After may say when. Nothing was changed.',
}

/** Every kind of error, each at the address that its `type` names. */
export function Errors() {
  return (
    <Section id="errors" title="Errors" intro="The type of a problem is the address of its entry here.">
      <dl className="facts">
        {CODES.map((code) => (
          <Entry key={code} id={`error-${code}`} status={STATUS[code]} title={PROBLEM_TITLES[code]}>
            {MEANINGS[code]}
          </Entry>
        ))}
        <Entry id="error-internal" status={500} title={INTERNAL_TITLE}>
          Something failed here. It was logged; nothing was half-written.
        </Entry>
      </dl>
    </Section>
  )
}

type EntryProps = { id: string; status: number; title: string; children: ReactNode }

function Entry({ id, status, title, children }: EntryProps) {
  return (
    <>
      <dt id={id}>{status}</dt>
      <dd>
        <b>{title}.</b> {children}
      </dd>
    </>
  )
}
