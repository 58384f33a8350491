import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { judgeLicenses } from '#lib/license/aggregate.ts'
import { inTheWay } from '#lib/license/in-the-way.ts'
import { listTerms } from '#lib/license/terms.ts'
import { LICENSE_USES, LicensePart, LicenseQuestion, PART_MODES, type VERDICTS } from '#lib/license/verdict.ts'

// licences.md §7, "Laws to test": over any licences of the table, any use, any way of entering.

const RANK = { allowed: 0, unknown: 1, disallowed: 2 } as const satisfies Record<(typeof VERDICTS)[number], number>

const ids = listTerms().map(({ id }) => id)
const named = ids.filter((id) => id !== 'NONE' && id !== 'NOASSERTION')
const term = fc.constantFrom(...named)
const inner = fc.oneof(
  { weight: 4, arbitrary: term },
  fc.tuple(term, term).map(([a, b]) => `(${a} OR ${b})`),
  fc.tuple(term, term).map(([a, b]) => `(${a} AND ${b})`),
)
const expression = fc.oneof({ weight: 6, arbitrary: inner }, fc.constantFrom('NONE', 'NOASSERTION'))

const part = fc
  .record({
    expression,
    mode: fc.constantFrom(...PART_MODES),
    layer: fc.constantFrom('content', 'database'),
    share: fc.constant(0.1),
  })
  .map((given) => LicensePart.parse(given))
const parts = fc.array(part, { minLength: 1, maxLength: 6 })
const question = fc
  .record({
    use: fc.constantFrom(...LICENSE_USES),
    commercial: fc.constantFrom(true, false, null),
    outbound: fc.oneof(fc.constant(null), term),
  })
  .map((given) => LicenseQuestion.parse(given))

const runs = { numRuns: 700 }
const rank = (given: LicensePart[], asked: LicenseQuestion) => RANK[judgeLicenses(given, asked).verdict]
const hasContents = (given: LicensePart[]) => given.some(({ layer }) => layer === 'content')

test('adding a part never improves the verdict, unless it brings the contents of a database that stood alone', () => {
  fc.assert(
    fc.property(parts, part, question, (given, added, asked) => {
      fc.pre(hasContents(given) || added.layer === 'database')
      expect(rank([...given, added], asked)).toBeGreaterThanOrEqual(rank(given, asked))
    }),
    runs,
  )
})

test('OR is never stricter than its loosest branch', () => {
  fc.assert(
    fc.property(inner, inner, part, parts, question, (a, b, as, given, asked) => {
      const withOne = (text: string) => rank([{ ...as, expression: text }, ...given], asked)
      expect(withOne(`(${a}) OR (${b})`)).toBeLessThanOrEqual(Math.min(withOne(a), withOne(b)))
    }),
    runs,
  )
})

test('AND is never looser than its strictest side, and its sides may change places and be bracketed otherwise', () => {
  fc.assert(
    fc.property(inner, inner, inner, part, question, (a, b, c, as, asked) => {
      const alone = (text: string) => rank([{ ...as, expression: text }], asked)
      expect(alone(`(${a}) AND (${b})`)).toBeGreaterThanOrEqual(Math.max(alone(a), alone(b)))
      expect(alone(`(${a}) AND (${b})`)).toBe(alone(`(${b}) AND (${a})`))
      expect(alone(`((${a}) AND (${b})) AND (${c})`)).toBe(alone(`(${a}) AND ((${b}) AND (${c}))`))
    }),
    runs,
  )
})

test('the order of parts is irrelevant', () => {
  fc.assert(
    fc.property(parts, question, (given, asked) => {
      const forth = judgeLicenses(given, asked)
      const back = judgeLicenses(given.toReversed(), asked)
      expect(back.verdict).toBe(forth.verdict)
      expect(back.against).toBe(forth.against)
      expect(back.reasons.map(({ code }) => code)).toEqual(forth.reasons.map(({ code }) => code))
    }),
    runs,
  )
})

test('the same question gets the same answer, byte for byte', () => {
  fc.assert(
    fc.property(parts, question, (given, asked) => {
      expect(JSON.stringify(judgeLicenses(given, asked))).toBe(JSON.stringify(judgeLicenses(given, asked)))
    }),
    { numRuns: 300 },
  )
})

test('what nobody settled is never allowed, except as addresses that are passed on', () => {
  fc.assert(
    fc.property(part, question, (as, asked) => {
      const { verdict } = judgeLicenses([{ ...as, expression: 'NOASSERTION' }], asked)
      const isPassedOn = asked.use === 'redistribution' || asked.use === 'derived-dataset'
      expect(verdict).toBe(as.mode === 'pointers' && isPassedOn ? 'allowed' : 'unknown')
    }),
    runs,
  )
})

test('what is left once the parts in the way are out is allowed', () => {
  fc.assert(
    fc.property(parts, question, (given, asked) => {
      const named = given.map((one, index) => ({ ...one, id: `part-${index}` }))
      const { remove, outbound, left } = inTheWay(named, asked)
      const rest = named.filter(({ id }) => !remove.includes(id))
      expect(rest.length).toBe(left)
      if (rest.length > 0) expect(judgeLicenses(rest, { ...asked, outbound }).verdict).toBe('allowed')
    }),
    runs,
  )
})

test('with a licence of release no smaller set will do: each part in the way is refused alone', () => {
  fc.assert(
    fc.property(parts, question, term, (given, asked, outbound) => {
      const named = given.map((one, index) => ({ ...one, id: `part-${index}` }))
      const full = { ...asked, outbound }
      for (const id of inTheWay(named, full).remove)
        expect(
          judgeLicenses(
            named.filter((one) => one.id === id),
            full,
          ).verdict,
        ).not.toBe('allowed')
    }),
    runs,
  )
})
