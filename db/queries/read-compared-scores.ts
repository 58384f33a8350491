import { desc, eq } from 'drizzle-orm'
import { ScoreExport } from '#lib/assessment/scorecard.ts'
import type { ComparedScore } from '#lib/assessment/side-by-side.ts'
import { Digest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { datasets, scores, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { findLabelled } from './find-labelled.ts'

/** The versions that names stand for, each once, in the order asked, and the names that stand for nothing here. */
export type ComparedScores = { found: ComparedScore[]; missing: string[] }

/**
 * Published and withdrawn versions, named by digest or `org/name@label` (any case), each with its newest score as it was frozen. Three
 * statements, however many there are.
 */
export async function readComparedScores(db: Db, names: readonly string[]): Promise<ComparedScores> {
  const asked = names.map((name) => ({ name, key: Digest.safeParse(name).success ? name : lowerPath(name) }))
  const labelled = await findLabelled(
    db,
    asked.map(({ key }) => key),
  )
  const digests = asked.map(({ key }) => labelled.get(key) ?? key)
  const heads = await readHeads(db, digests)
  const documents = await readDocuments(db, [...heads.keys()])
  return {
    found: [...new Set(digests)].flatMap((digest) => {
      const head = heads.get(digest)
      return head === undefined ? [] : [{ ...head, score: documents.get(digest) ?? null }]
    }),
    missing: asked.flatMap(({ name }, place) => (heads.has(digests[place] ?? '') ? [] : [name])),
  }
}

/** The path in small letters, as it is kept; the label in any case. */
function lowerPath(name: string): string {
  const at = name.indexOf('@')
  return at < 0 ? name.toLowerCase() : `${name.slice(0, at).toLowerCase()}${name.slice(at)}`
}

type Head = Omit<ComparedScore, 'score'>

async function readHeads(db: Db, digests: readonly string[]): Promise<Map<string, Head>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .select({
      digest: versions.digest,
      path: datasets.path,
      label: versions.label,
      withdrawnAt: versions.withdrawnAt,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(anyOf(versions.digest, digests))
  return new Map(
    rows.flatMap(({ digest, withdrawnAt, ...row }): [string, Head][] =>
      digest === null
        ? []
        : [[digest, { ...row, digest, withdrawnOn: withdrawnAt?.toISOString().slice(0, 10) ?? null }]],
    ),
  )
}

async function readDocuments(db: Db, digests: readonly string[]): Promise<Map<string, ScoreExport>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([scores.versionId], { version: versions.digest, document: scores.export })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(anyOf(versions.digest, digests))
    .orderBy(scores.versionId, desc(scores.at), desc(scores.id))
  return new Map(
    rows.flatMap(({ version, document }) =>
      version === null ? [] : [[version, ScoreExport.parse(JSON.parse(document))]],
    ),
  )
}
