import { expect, test } from '#tests/fixtures.ts'
import { THIS_NODE } from '#tests/journey/command-line.ts'
import { isBetter } from '#tests/journey/curve.ts'
import { walkJourney } from '#tests/journey/filter-journey.ts'
import { pollutedRecords, recordsOf, sentences } from '#tests/polluted-texts.ts'
import { doorOf, freshOrganization } from './door.ts'

const TRAINING = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 60, micro: 4, seqLen: 48, lrMax: 0.01, warmup: 4, evalEvery: 30, sample: { prompt: 'a', tokens: 0 } },
}

test('by the command line alone: a polluted version is filtered, a model trained on what is kept knows clean text better, and all is repeated to the same bits', async ({
  request,
  site,
  token,
}) => {
  test.setTimeout(150_000)
  const organization = await freshOrganization(doorOf({ request, site, token }))
  const { records, bad } = pollutedRecords(60, 0.4)
  const plain = (all: readonly { id: string; text: string }[]) => all.map(({ id, text }) => ({ id, text }))
  const found = await walkJourney({
    ...{ registry: { site, token }, organization, training: TRAINING, nodes: [THIS_NODE], say: () => undefined },
    corpus: {
      clean: plain(recordsOf(sentences(80, 5))),
      polluted: plain(records),
      judge: plain(recordsOf(sentences(20, 99))),
    },
    filter: { epochs: 3, batchSize: 8, traceEvery: 4, checkpointEvery: 30 },
  })
  const { kept, dropped } = found.result
  expect([kept, found.keptIds.length]).toEqual([found.keptIds.length, 60 - (dropped ?? 0)])
  expect(found.keptIds.filter((id) => bad.has(id)).length).toBeLessThan(bad.size / 2)
  expect(isBetter(found.curve), JSON.stringify(found.curve)).toBe(true)
  expect(found.replays.map(({ run, verdict }) => [run, verdict])).toEqual(
    ['the filter', 'the training before it', 'the training after it'].map((run) => [run, 'identical']),
  )
})
