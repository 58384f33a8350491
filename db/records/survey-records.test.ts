import { expect, test } from '@playwright/test'
import { withDuck } from './duck.ts'
import { surveyRecords } from './survey-records.ts'

const MANY = 1_400_000
const DIGEST = 'ab'.repeat(32)

test('of many records different values are estimated within one in a hundred, few ones are counted; twins and bad digests are seen', async () => {
  await withDuck({ files: [] }, async (duck) => {
    await duck.run(
      `CREATE TEMP TABLE records AS SELECT CAST(i AS VARCHAR) AS id, '${DIGEST}' AS digest, hash(i) AS url, i % 3 AS license
       FROM range(${MANY}) AS t(i)`,
    )
    const sound = await surveyRecords(duck, 'records', MANY, ['url', 'license'])
    expect(sound).toMatchObject({ hasTwins: false, badDigests: 0 })
    expect([sound.distinct.get('id'), sound.distinct.get('license')]).toEqual([MANY, 3])
    expect(Math.abs((sound.distinct.get('url') ?? 0) / MANY - 1)).toBeLessThan(0.02)
    await duck.run(`UPDATE records SET id = '7', digest = upper(digest) WHERE id = '1300000'`)
    expect(await surveyRecords(duck, 'records', MANY, [])).toMatchObject({ hasTwins: true, badDigests: 1 })
  })
})
