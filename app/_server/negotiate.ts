// Pure: the front server and the API choose with the same function.

/** One representation that can be had: its name here, and its media types, of which the first is the one that is sent. */
export type Offer<Id extends string = string> = { id: Id; mediaTypes: readonly string[] }

type Range = { type: string; subtype: string; parameters: Map<string, string>; q: number }

/**
 * The offer that the Accept header likes best (RFC 9110 §12.5.1): the most specific range that fits an offer gives its
 * weight, and of equal weights the earlier offer is taken. No header: the first. Null: none of them is acceptable.
 */
export function negotiate<Id extends string>(accept: string | null, offers: readonly Offer<Id>[]): Offer<Id> | null {
  const ranges = parseAccept(accept ?? '')
  if (ranges.length === 0) return offers[0] ?? null
  let best: { offer: Offer<Id>; q: number } | null = null
  for (const offer of offers) {
    const q = Math.max(...offer.mediaTypes.map((mediaType) => weightOf(mediaType, ranges)))
    if (q > 0 && q > (best?.q ?? 0)) best = { offer, q }
  }
  return best?.offer ?? null
}

/** The ranges of an Accept header, in its order. What is no media range is passed over. */
export function parseAccept(header: string): Range[] {
  return header
    .slice(0, 4000)
    .split(',')
    .flatMap((part) => parseRange(part))
}

function parseRange(text: string): Range[] {
  const [name = '', ...rest] = text.split(';').map((part) => part.trim())
  const [type = '', subtype = ''] = name.toLowerCase().split('/')
  if (type === '' || subtype === '' || (type === '*' && subtype !== '*')) return []
  const parameters = new Map(rest.map((parameter) => pairOf(parameter)))
  const q = parameters.has('q') ? Number(parameters.get('q')) : 1
  parameters.delete('q')
  return Number.isFinite(q) && q >= 0 && q <= 1 ? [{ type, subtype, parameters, q }] : []
}

function pairOf(parameter: string): [string, string] {
  const equals = parameter.indexOf('=')
  const key = equals === -1 ? parameter : parameter.slice(0, equals)
  const value =
    equals === -1
      ? ''
      : parameter
          .slice(equals + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1')
  return [key.trim().toLowerCase(), value]
}

/** The weight of the most specific range that fits the media type; 0 where none does. */
function weightOf(mediaType: string, ranges: readonly Range[]): number {
  const [offered] = parseRange(mediaType)
  if (offered === undefined) return 0
  const fitting = ranges.filter((range) => fits(range, offered))
  const most = Math.max(-1, ...fitting.map(specificity))
  return Math.max(0, ...fitting.filter((range) => specificity(range) === most).map(({ q }) => q))
}

function fits(range: Range, offered: Range): boolean {
  const typeFits = range.type === '*' || range.type === offered.type
  const subtypeFits = range.subtype === '*' || range.subtype === offered.subtype
  const parametersFit = [...range.parameters].every(([key, value]) => offered.parameters.get(key) === value)
  return typeFits && subtypeFits && parametersFit
}

function specificity({ type, subtype, parameters }: Range): number {
  if (type === '*') return 0
  return subtype === '*' ? 1 : 2 + parameters.size
}
