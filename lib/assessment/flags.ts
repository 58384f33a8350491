import type { VersionFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import { SCORE_FLAGS, type ScoreFlag, type ScoreFlagCode } from './scorecard.ts'

type Raised = { raisedBy: string[]; evidence: string[] }
type Rule = (facts: VersionFacts, findings: readonly Finding[]) => Raised

const SAYS: Record<ScoreFlagCode, string> = {
  'collection-licence-broader-than-parts': 'The licence of the whole grants what the licence of a part withholds.',
  'licence-evidence-missing-or-unarchived': 'A licence is stated without evidence, or its page was never kept.',
  'evidence-younger-than-retrieval': 'The evidence was read after the data was collected: what held then is not shown.',
  'training-disallowed-but-included': 'Records are in this version that a signal disallows for training.',
  'documented-counts-disagree': 'Counts of the same thing differ. Do they count the same thing?',
  'run-consumes-withdrawn-version': 'A run started after the version was withdrawn.',
  'run-consumed-unpinned-version': 'A run names the dataset or a label, and no digest.',
  'reference-model-trained-on-disallowed-data':
    'The reference model of a filtering run was trained on data that a signal disallows.',
  'reference-model-provenance-unknown': 'What the reference model of a filtering run was trained on is not recorded.',
}

/** The red flags of a version, in the order of the list, each with what raised it: questions that stand beside the score. */
export function scoreFlags(facts: VersionFacts, findings: readonly Finding[]): ScoreFlag[] {
  return SCORE_FLAGS.flatMap((code): ScoreFlag[] => {
    const { raisedBy, evidence } = RULES[code](facts, findings)
    return raisedBy.length === 0 ? [] : [{ code, says: SAYS[code], raisedBy, evidence }]
  })
}

const RULES: Record<ScoreFlagCode, Rule> = {
  'collection-licence-broader-than-parts': ofLicenses('collection-licence-broader-than-parts'),
  'licence-evidence-missing-or-unarchived': ofLicenses('licence-evidence-missing-or-unarchived'),
  'evidence-younger-than-retrieval': ofLicenses('evidence-younger-than-retrieval'),
  'training-disallowed-but-included': (_, findings) => {
    const left = findings.filter(
      ({ criterion, outcome }) => criterion === '3.2' && (outcome === 'false' || outcome === 'partly'),
    )
    return { raisedBy: left.map(({ reason }) => reason), evidence: [] }
  },
  'documented-counts-disagree': ({ derived: { countMismatches } }) => ({
    raisedBy: countMismatches.flatMap(({ unit, counts }) =>
      counts.map(({ value, where }) => `${value.toLocaleString('en')} ${unit}, ${where}`),
    ),
    evidence: [],
  }),
  'run-consumes-withdrawn-version': ({ derived: { runs, withdrawal } }) =>
    byRuns(runs.filter(({ startedAt }) => withdrawal !== null && startedAt !== null && startedAt > withdrawal.at)),
  'run-consumed-unpinned-version': ({ derived: { runs } }) => byRuns(runs.filter(({ pinned }) => !pinned)),
  'reference-model-trained-on-disallowed-data': ({ derived: { runs } }) =>
    byRuns(runs.filter(({ reference }) => reference === 'disallowed')),
  'reference-model-provenance-unknown': ({ derived: { runs } }) =>
    byRuns(runs.filter(({ reference }) => reference === 'unknown')),
}

function ofLicenses(code: VersionFacts['derived']['licenseFlags'][number]['code']): Rule {
  return ({ derived: { licenseFlags } }) => {
    const own = licenseFlags.filter((flag) => flag.code === code)
    return { raisedBy: own.flatMap(({ parts }) => parts), evidence: own.flatMap(({ evidence }) => evidence) }
  }
}

function byRuns(runs: VersionFacts['derived']['runs']): Raised {
  return { raisedBy: runs.map(({ id }) => id), evidence: [] }
}
