import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { comparedRecords } from '#app/_records/compared.ts'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { CompareHead, nameIn } from '#app/datasets/_compare/compare-head.tsx'
import { CompareGroups } from '#app/datasets/_compare/groups.tsx'
import { sideName, sidesOf } from '#app/datasets/_compare/range.ts'
import { RECORDS_SHOWN } from '#app/datasets/_compare/record-changes.tsx'
import { ScoreChanges } from '#app/datasets/_compare/score-changes.tsx'
import { decoded } from '#app/datasets/_parts/address.ts'
import { compareFiles } from '#db/queries/compare-files.ts'
import { readComparedScores } from '#db/queries/read-compared-scores.ts'
import { readVersion } from '#db/queries/read-version.ts'

type Props = { params: Promise<{ org: string; name: string; range: string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { before, after } = await findSides(params)
  return {
    title: `${before.dataset.title}: ${nameIn(before, after)} and ${nameIn(after, before)}`,
    robots: { index: false },
  }
}

/** What changed between two versions, of one dataset or of two. Works without script. */
export default async function ComparePage({ params }: Props) {
  const { before, after } = await findSides(params)
  const [actor, files, records, scores] = await Promise.all([
    currentActor(),
    compareFiles(database(), before.id, after.id),
    comparedRecords(database(), before, after, { limit: RECORDS_SHOWN }),
    readComparedScores(
      database(),
      [before, after].flatMap(({ digest }) => digest ?? []),
    ),
  ])
  return (
    <PageFrame current="/" actor={actor}>
      <CompareHead before={before} after={after} />
      <CompareGroups before={before} after={after} files={files} records={records} />
      <ScoreChanges before={before} after={after} scores={scores.found} />
    </PageFrame>
  )
}

const readOnce = cache(async (path: string, side: string) => {
  return readVersion(database(), await currentActor(), sideName(side, path))
})

/** The two versions that the address names; `{a}...{b}` may come in several parts, since a side may have a slash. */
async function findSides(params: Props['params']) {
  const { org, name, range } = await params
  const path = `${decoded(org)}/${decoded(name)}`.toLowerCase()
  const sides = sidesOf(range.map(decoded).join('/'))
  if (sides === null) notFound()
  const [before, after] = await Promise.all(sides.map((side) => readOnce(path, side)))
  if (before === undefined || after === undefined || before === null || after === null) notFound()
  return { before, after }
}
