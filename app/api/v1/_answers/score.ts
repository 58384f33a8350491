import type { Db } from '#db/client.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { listScores } from '#db/queries/list-scores.ts'
import { type FrozenScore, readScore } from '#db/queries/read-score.ts'
import { SCORE_DISCLAIMER } from '#lib/assessment/score.ts'
import { Refusal } from '#lib/error.ts'

type Asked = { score?: string | undefined; format: 'json' | 'export' }

/** The score of a version with its history, or the document from which others recompute it. */
export async function answerScore(db: Db, version: string, { score, format }: Asked): Promise<Response> {
  const history = await listScores(db, version)
  if (history.length === 0 && (await findExactVersion(db, version)) === null)
    throw new Refusal('not-found', 'No published version here has this digest.')
  const found = await readScore(db, version, score ?? null)
  if (found === null && score !== undefined)
    throw new Refusal('not-found', 'This version has no score with this digest.')
  if (format === 'export') return exportOf(found)
  const listed = history.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
  return Response.json({ version, score: told(found), history: listed, disclaimer: SCORE_DISCLAIMER })
}

function told(found: FrozenScore | null) {
  if (found === null) return null
  const { digest, by, at, document, answers } = found
  return { digest, by, at: at.toISOString(), score: document.score, answers }
}

/** The canonical bytes, as they were frozen. */
function exportOf(found: FrozenScore | null): Response {
  if (found === null) throw new Refusal('not-found', 'This version was never assessed: there is no score to export.')
  return new Response(found.canonical, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `inline; filename="score-${found.digest.slice(7, 19)}.json"`,
    },
  })
}
