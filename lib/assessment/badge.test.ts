import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { type BadgeFacts, badgeText, renderBadge } from './badge.ts'
import { BADGE_COLOURS } from './badge-style.ts'
import { PRINCIPLES } from './finding.ts'

const sums = PRINCIPLES.map((principle, place) => ({
  principle,
  points: 3,
  applicable: 6,
  decided: place === 0 ? 6 : 5,
  mean: 0.5,
}))
const scored = (over: Partial<BadgeFacts> = {}): BadgeFacts => ({
  name: 'lab/whales@1.0.0',
  withdrawnOn: null,
  score: { rubric: 'colophon/1', asOf: '2026-07-01', principles: sums },
  ...over,
})
const count = (svg: string, className: string) => svg.split(`class="${className}"`).length - 1

test('a score is drawn solid up to what is met and hatched up to what is not known, with rubric and day', () => {
  const svg = renderBadge(scored())
  expect([count(svg, 's'), count(svg, 'u')]).toEqual([7, 6])
  expect(svg).toContain('<rect class="u" x="206" y="16.00" width="10" height="4.00"/>')
  expect(svg).toContain('<rect class="s" x="206" y="20.00" width="10" height="12.00"/>')
  expect(svg).toContain('>Seven principles</text>')
  expect(svg).toContain('>colophon/1, as of 2026-07-01</text>')
  expect(svg).toContain('P1 0.50 (6 of 6 decided), P2 0.50 to 0.67 (5 of 6 decided)')
})

test('a version never scored is hatched whole, and says that nothing is known', () => {
  const svg = renderBadge(scored({ score: null }))
  expect([count(svg, 's'), count(svg, 'u')]).toEqual([0, 7])
  expect(svg).toContain('>not scored yet</text>')
  expect(badgeText(scored({ score: null }))).toBe(
    'lab/whales@1.0.0 against the seven principles for open datasets. It was never scored: nothing is known, neither good nor bad.',
  )
})

test('a withdrawn version says so, and its score stays', () => {
  const svg = renderBadge(scored({ withdrawnOn: '2026-08-02' }))
  expect(svg).toContain('>Withdrawn 2026-08-02</text>')
  expect(svg).toContain('The version was withdrawn on 2026-08-02.')
  expect(count(svg, 's')).toBe(7)
})

test('whatever a name holds, the badge is one picture without script', () => {
  const svg = renderBadge(scored({ name: `x"/></title><script>alert('1')</script>&\u0000\ud800` }))
  expect(svg).not.toMatch(/<script|javascript:|href/)
  expect(svg).toContain('&amp;\ufffd\ufffd against')
  expect(svg).toContain('x&quot;/&gt;&lt;/title&gt;&lt;script&gt;')
  expect(svg.match(/<\/?title/g)).toHaveLength(2)
})

test('a badge never speaks of compliance', () => {
  for (const facts of [scored(), scored({ score: null }), scored({ withdrawnOn: '2026-08-02' })])
    expect(renderBadge(facts)).not.toMatch(/complian|certif|grade/i)
})

test('a badge has the colours of the site, light and dark', () => {
  const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)')
  for (const [text, colours] of [
    [light, BADGE_COLOURS.light],
    [dark, BADGE_COLOURS.dark],
  ] as const)
    for (const [token, value] of Object.entries(colours)) expect(text).toMatch(new RegExp(`--${token}: ${value};`))
})
