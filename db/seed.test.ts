import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import { expect, test } from '#tests/fixtures.ts'
import { openBlobStore } from './blobs.ts'
import type { Db } from './client.ts'
import { findLabelled } from './queries/find-labelled.ts'
import { readShownScore } from './queries/read-shown-score.ts'
import { CASE_STUDIES } from './sample/facts/case-studies.ts'
import { seedSampleWorld } from './seed.ts'

test('the case studies of the sample world are assessed once, by what public sources tell of them', async ({ db }) => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-seed-'))
  try {
    await seedSampleWorld(db, { blobs: openBlobStore(join(folder, 'blobs')), workFolder: folder })
    const scored = new Map<string, ScoreExport>()
    for (const { version } of CASE_STUDIES) scored.set(version, await scoreOf(db, version))

    const youtube = scored.get('pleias/youtube-commons@2024-06-24')
    const counts = youtube?.score.flags.find(({ code }) => code === 'documented-counts-disagree')
    expect(counts?.raisedBy.join()).toContain('from 3,156,703 videos (721,136 individual channels)')
    expect(counts?.raisedBy.join()).toContain('audio transcripts of 2,063,066 videos shared on YouTube')
    expect(decided(youtube)).toBe(
      '1.1 partly, 1.2 partly, 1.3 partly, 1.6 false, 2.1 true, 2.2 false, 2.6 partly, 3.3 false, 4.1 partly, 4.3 false, 4.4 partly, ' +
        '4.6 partly, 5.1 partly, 5.3 partly, 5.5 not-applicable, 6.1 partly, 6.3 partly, 6.4 partly, 7.1 false, 7.4 partly, 7.6 partly',
    )
    expect(decided(scored.get('common-pile/arxiv_papers_filtered@v0.1'))).toBe(
      '1.6 partly, 2.1 true, 2.2 false, 2.3 partly, 2.4 false, 2.6 partly, 3.3 false, 3.4 false, 3.6 partly, 4.3 false, 4.4 partly, ' +
        '5.3 partly, 5.5 not-applicable, 6.1 false, 6.2 partly, 6.3 partly, 6.4 partly, 6.5 partly, 7.1 false, 7.4 partly, 7.6 partly',
    )
    for (const [version, document] of scored) {
      const capped = document.score.findings.filter((finding) => finding.capped).map(({ criterion }) => criterion)
      expect(capped, version).toEqual(expect.arrayContaining(['5.3', '6.3']))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

function decided(document: ScoreExport | undefined): string {
  return (document?.score.findings ?? [])
    .flatMap(({ criterion, outcome }) => (outcome === 'unknown' ? [] : [`${criterion} ${outcome}`]))
    .join(', ')
}

async function scoreOf(db: Db, reference: string): Promise<ScoreExport> {
  const digest = (await findLabelled(db, [reference])).get(reference) ?? ''
  const shown = await readShownScore(db, digest)
  if (shown === null) throw new Error(`${reference} was not assessed.`)
  return shown.frozen.document
}
