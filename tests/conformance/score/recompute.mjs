// A third party's script: it knows the export format and nothing of Colophon's code. It reads an export from the file named, recomputes digests and
// sums from the document alone, and says whether they hold.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const POINTS = { true: 1, partly: 0.5, false: 0, unknown: 0 }

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

function digestOf(value) {
  return `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`
}

function sumOf(principle, { rubric, score }) {
  const ids = rubric.criteria.filter((one) => one.principle === principle).map((one) => one.id)
  const own = score.findings.filter((one) => ids.includes(one.criterion) && one.outcome !== 'not-applicable')
  const points = own.reduce((total, one) => total + POINTS[one.outcome], 0)
  const decided = own.filter((one) => one.outcome !== 'unknown').length
  return { principle, points, applicable: own.length, decided, mean: points / own.length }
}

function axisOf({ axis, needs }, { score }) {
  const outcomeOf = (id) => score.findings.find((one) => one.criterion === id).outcome
  const unmet = needs.filter((need) => !need.outcomes.includes(outcomeOf(need.criterion)))
  if (unmet.some((need) => outcomeOf(need.criterion) !== 'unknown')) return { axis, answer: 'no' }
  return { axis, answer: unmet.length > 0 ? 'unknown' : 'yes' }
}

const document = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { digest, ...body } = document
const sums = document.rubric.principles.map(({ id }) => sumOf(id, document))
const lowest = sums.reduce((least, one) => (one.mean < least.mean ? one : least))
const told = document.score.sums
const checks = {
  digest: digestOf(body) === digest,
  facts: digestOf(document.facts) === document.score.factsDigest,
  rubric: digestOf(document.rubric) === document.score.rubric.digest,
  criteria: document.rubric.criteria.every(({ id }, place) => document.score.findings[place].criterion === id),
  principles: canonical(sums) === canonical(told.principles),
  minimum: told.minimum.principle === lowest.principle && told.minimum.mean === lowest.mean,
  mean: Math.abs(told.mean - sums.reduce((total, one) => total + one.mean, 0) / sums.length) < 1e-12,
  axes: document.rubric.axes.every(
    (axis, place) => axisOf(axis, document).answer === document.score.axes[place].answer,
  ),
}
process.stdout.write(`${JSON.stringify({ digest: digestOf(body), checks })}\n`)
process.exit(Object.values(checks).every(Boolean) ? 0 : 1)
