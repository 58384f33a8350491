import { BADGE_STYLE } from './badge-style.ts'
import { PRINCIPLES } from './finding.ts'
import { printBounds, scoreBounds } from './score-bounds.ts'
import type { PrincipleScore } from './scorecard.ts'

/** What a badge tells of one version: its name, the day of its withdrawal if any, and its newest score or null. Days are YYYY-MM-DD. */
export type BadgeFacts = {
  name: string
  withdrawnOn: string | null
  score: { rubric: string; asOf: string; principles: readonly PrincipleScore[] } | null
}

const SIZE = { width: 308, height: 40 }
const BARS = { left: 190, top: 8, height: 24, width: 10, step: 16 }

/**
 * The badge of a version as an SVG document: seven bars in the rubric's order, solid up to what is met and hatched up to what is not
 * known, with the rubric and the day of the score, so that its age shows. A version never scored is hatched whole. No script, nothing
 * fetched; light or dark as the reader has it.
 */
export function renderBadge(facts: BadgeFacts): string {
  const told = badgeText(facts)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="t">`,
    `<title id="t">${escapeXml(told)}</title>`,
    `<style>${BADGE_STYLE}</style>`,
    '<defs><pattern id="h" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h" d="M0 0V4"/></pattern></defs>',
    `<rect class="g" x=".5" y=".5" width="${SIZE.width - 1}" height="${SIZE.height - 1}" rx="2"/>`,
    `<text class="a" x="10" y="17">${escapeXml(headOf(facts))}</text>`,
    `<text class="b" x="10" y="32">${escapeXml(footOf(facts))}</text>`,
    ...PRINCIPLES.map((principle, place) => barOf(place, sumOf(facts, principle))),
    '</svg>\n',
  ].join('\n')
}

/** The badge in a sentence or three, for whoever doesn't see it and for the text in the place of a picture. */
export function badgeText(facts: BadgeFacts): string {
  const { name, withdrawnOn, score } = facts
  const head = `${name} against the seven principles for open datasets.`
  const gone = withdrawnOn === null ? [] : [`The version was withdrawn on ${withdrawnOn}.`]
  if (score === null) return [head, ...gone, 'It was never scored: nothing is known, neither good nor bad.'].join(' ')
  const sums = score.principles.map(
    (sum) => `${sum.principle} ${printBounds(sum)} (${sum.decided} of ${sum.applicable} decided)`,
  )
  return [head, ...gone, `By the rubric ${score.rubric}, as of ${score.asOf}: ${sums.join(', ')}.`].join(' ')
}

function headOf({ withdrawnOn }: BadgeFacts): string {
  return withdrawnOn === null ? 'Seven principles' : `Withdrawn ${withdrawnOn}`
}

function footOf({ score }: BadgeFacts): string {
  return score === null ? 'not scored yet' : `${score.rubric}, as of ${score.asOf}`
}

function sumOf({ score }: BadgeFacts, principle: PrincipleScore['principle']): PrincipleScore | null {
  return score?.principles.find((sum) => sum.principle === principle) ?? null
}

function barOf(place: number, sum: PrincipleScore | null): string {
  const { lower, upper } = sum === null ? { lower: 0, upper: 1 } : scoreBounds(sum)
  const x = BARS.left + place * BARS.step
  const foot = BARS.top + BARS.height
  const [solid, whole] = [lower * BARS.height, upper * BARS.height]
  const rect = (className: string, top: number, height: number) =>
    height <= 0
      ? ''
      : `<rect class="${className}" x="${x}" y="${top.toFixed(2)}" width="${BARS.width}" height="${height.toFixed(2)}"/>`
  return [
    rect('t', BARS.top, BARS.height),
    rect('u', foot - whole, whole - solid),
    rect('s', foot - solid, solid),
    `<path class="x" d="M${x} ${foot + 0.5}H${x + BARS.width}"/>`,
  ].join('')
}

/** Text as it may stand in XML, in an element or an attribute. What XML 1.0 can't hold at all is replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
