import { bodyKind } from './body-kind.ts'
import { attributeText, metasNamed, parseHtmlHead } from './html-head.ts'
import { pathnameOf } from './places.ts'
import { headerLines, type Signal, type Subject, subjectPath } from './signal.ts'
import { matchTdmFile, parseTdmFile, type TdmRule } from './tdmrep-file.ts'
import { policyOf, reservationOf, sayingOf, type TdmPlace, type TdmSaying } from './tdmrep-saying.ts'
import { readOpf, readXmpFields, type WorkFields } from './tdmrep-work.ts'

/** What the places of one signal say, remarks, and why a part of it could not be read. */
export type TdmReading = { sayings: TdmSaying[]; flags: string[]; unread?: string }

/** Where the file of an origin stands. */
export const TDM_FILE_PATH = '/.well-known/tdmrep.json'

/** What is said in the places that a signal holds: the file of the origin, or the header lines and the body of the record itself. */
export function readTdmPlaces(signal: Signal, { url }: Subject): TdmReading {
  const { body, location } = signal
  if (pathnameOf(location) === TDM_FILE_PATH)
    return body === null ? { sayings: [], flags: [] } : fromFile(body, location, url)
  const header = fromHeader(signal)
  const { fields, place } = body === null ? NO_BODY : fromBody(signal, body)
  return {
    sayings: [...header, ...sayingOf(place, location, fields)],
    flags: [...(header.some(({ isRepaired }) => isRepaired) ? ['non-canonical'] : []), ...fields.flags],
    ...(fields.unread !== undefined && { unread: fields.unread }),
  }
}

const NO_BODY: { fields: WorkFields; place: TdmPlace } = {
  fields: { reservations: [], policies: [], flags: [] },
  place: 'work',
}

/** By the letter the first rule that fits; where a stricter reading finds another one, that one too, for the protective reading. */
function fromFile(body: Uint8Array, location: string, url: string): TdmReading {
  const { unread, ...file } = parseTdmFile(body)
  const { first, longest, strictest } = matchTdmFile(file, subjectPath(url))
  const saying = (rule: TdmRule, given: Pick<TdmSaying, 'literal' | 'protective' | 'isRepaired'>): TdmSaying => ({
    ...given,
    place: 'file',
    policy: rule.policy === null ? null : policyOf(rule.policy),
    evidence: [{ location, locator: rule.pointer, quote: rule.quote }],
  })
  const isAmbiguous = first !== null && longest !== null && first.value !== longest.value
  const isOther = strictest !== null && (strictest.rule !== first || first.value !== 1)
  return {
    sayings: [
      ...(first === null ? [] : [saying(first, { literal: first.value, protective: first.value, isRepaired: false })]),
      ...(isOther ? [saying(strictest.rule, { literal: null, protective: 1, isRepaired: strictest.isRepaired })] : []),
    ],
    flags: [
      ...file.flags,
      ...(isAmbiguous ? ['first-or-longest'] : []),
      ...(isOther && strictest.isRepaired ? ['non-canonical'] : []),
    ],
    ...(unread !== undefined && { unread }),
  }
}

/** Lines of one name are one list (RFC 9110 §5.3): more than one value is neither 1 nor 0 by the letter. */
function fromHeader({ headers, location }: Signal): TdmSaying[] {
  const written = (name: string) =>
    headerLines(headers, name).map((quote, index) => ({
      location,
      locator: `header ${name} ${index + 1}`,
      quote: quote.slice(0, 500),
      value: quote,
    }))
  const [reservations, policies] = [written('tdm-reservation'), written('tdm-policy')]
  if (reservations.length === 0 && policies.length === 0) return []
  const whole = (lines: readonly { value: string }[]) => lines.map(({ value }) => value).join(', ')
  const literal = reservationOf(whole(reservations))
  const isMeant = reservations.some(({ value }) => value.split(',').some((part) => reservationOf(part) === 1))
  return [
    {
      place: 'header',
      literal,
      protective: isMeant ? 1 : literal,
      isRepaired: isMeant && literal !== 1,
      policy: policyOf(whole(policies)),
      evidence: [...reservations, ...policies].map(({ value: _value, ...evidence }) => evidence),
    },
  ]
}

function fromBody(signal: Signal, body: Uint8Array): { fields: WorkFields; place: TdmPlace } {
  const kind = bodyKind(signal)
  if (kind === 'html') return { fields: readHead(body), place: 'head' }
  if (kind === 'other') return NO_BODY
  return { fields: kind === 'opf' ? readOpf(body) : readXmpFields(body), place: 'work' }
}

/** A meta in the body does not count (ours); one in a noscript is seen by some readers only. */
function readHead(body: Uint8Array): WorkFields {
  const head = parseHtmlHead(body)
  const written = (name: string) =>
    metasNamed(head, name)
      .filter(({ place }) => place !== 'body')
      .map((one) => ({
        value: attributeText(one, 'content'),
        locator: one.locator,
        quote: one.quote,
        isDoubtful: one.place === 'noscript',
      }))
  return {
    reservations: written('tdm-reservation'),
    policies: written('tdm-policy'),
    flags: head.isCut ? ['parsed-truncated'] : [],
  }
}
