import type { Db } from '#db/client.ts'
import { readComparedScores } from '#db/queries/read-compared-scores.ts'
import { SCORE_DISCLAIMER } from '#lib/assessment/score.ts'
import { COMPARED, type ComparedScore, sideBySide } from '#lib/assessment/side-by-side.ts'
import { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { ComparedVersions } from '../_contract/compared-scores.ts'
import { versionPage } from './addresses.ts'

/** The versions named, side by side; refuses too few, too many, and names that stand for nothing, each with its name. */
export async function answerCompared(db: Db, names: readonly string[], site: string): Promise<ComparedVersions> {
  const { found, missing } = await readComparedScores(db, names)
  if (missing.length > 0)
    throw new Refusal(
      'not-found',
      `No published version here is named ${missing.join(', ')}. A version is named by its digest or as org/name@label.`,
      missing.map((name) => ({ at: 'version', message: `“${name}” is no published version here.` })),
    )
  if (found.length < COMPARED.least || found.length > COMPARED.most) {
    const message = `${COMPARED.least} to ${COMPARED.most} versions are compared; here it was ${found.length}. Name each by version=, and each once.`
    throw new Refusal('invalid', message, [{ at: 'version', message }])
  }
  const { principles, cautions } = sideBySide(found)
  return {
    versions: found.map((version) => comparedVersion(version, site)),
    differing: principles.flatMap(({ criteria }) => criteria.flatMap(({ id, differs }) => (differs ? [id] : []))),
    cautions,
    disclaimer: SCORE_DISCLAIMER,
  }
}

function comparedVersion({ path, label, digest, withdrawnOn, score }: ComparedScore, site: string) {
  return {
    dataset: path,
    label,
    digest: Digest.parse(digest),
    withdrawnOn,
    url: `${versionPage(site, path, label)}/principles`,
    score:
      score === null
        ? null
        : {
            digest: score.digest,
            asOf: score.score.asOf,
            rubric: score.score.rubric,
            principles: score.score.sums.principles,
            findings: score.score.findings.map(({ criterion, outcome, reason, capped }) => ({
              criterion,
              outcome,
              reason,
              capped,
            })),
            flags: score.score.flags.map(({ code }) => code),
          },
  }
}
