import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { fact } from '#lib/assessment/example-facts.ts'
import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import { FACTS_FORMAT } from '#lib/assessment/facts-document.ts'
import { factsTemplate } from '#lib/assessment/facts-template.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

/** A registry of one version of which one thing is recorded, and which takes more. */
async function startRecorder() {
  const registry = await startHonestRegistry(({ method, path, query }) => {
    if (!path.endsWith('/facts')) return null
    if (method === 'POST') return { body: { version: digest, written: ['lessons'] } }
    if (query.get('format') === 'template')
      return { body: factsTemplate({ version: digest, dataset: 'acme/corpus', sources: ['Hydrophones'] }) }
    const facts = { lessons: fact(QUESTIONS.lessons.example.value) }
    const missing = FACT_KEYS.filter((key) => key !== 'lessons')
    const past = [{ key: 'lessons', value: null, evidence: [], by: 'Ada', at: '2026-05-01T00:00:00.000Z' }]
    const history = query.has('history') ? { history: past } : {}
    return { body: { format: FACTS_FORMAT, version: digest, dataset: 'acme/corpus', facts, missing, ...history } }
  })
  const { digest } = registry.publish({})
  return { registry, digest, sent: () => registry.asked.find(({ method }) => method === 'POST') }
}

test('what is recorded is told question by question, and goes out as a document that comes in again', async ({
  folder,
}) => {
  const { registry, sent } = await startRecorder()
  const ran = await runCli(['facts', 'show', 'acme/corpus@1.0', '--history', '--url', registry.url])
  expect([ran.exit, ran.err]).toEqual([0, ''])
  expect(ran.out).toContain('1 of 38 answered')
  expect(ran.out).toContain('What was learned: Ada, 2026-06-01, with 1 piece of evidence')
  expect(ran.out).toContain('How the files are got: not answered')
  expect(ran.out).toContain('taken back by Ada')
  const file = join(folder, 'facts.json')
  await runCli(['facts', 'show', 'acme/corpus@1.0', '-o', file, '--url', registry.url])
  const put = await runCli(['facts', 'put', file, '--version', 'acme/corpus@1.0', '--url', registry.url])
  expect([put.exit, put.err]).toEqual([0, ''])
  expect(put.out).toContain('lessons')
  expect(JSON.parse(sent()?.body.toString() ?? '')).toMatchObject({
    facts: { lessons: { value: { reportsLimits: true } } },
  })
  await registry.close()
})

test('an empty document holds every question, with a row for each source of the version', async ({ folder }) => {
  const { registry, digest } = await startRecorder()
  const plain = await runCli(['facts', 'template'])
  expect(Object.keys(JSON.parse(plain.out).facts)).toHaveLength(38)
  const file = join(folder, 'facts.json')
  await runCli(['facts', 'template', digest, '-o', file, '--url', registry.url])
  expect(JSON.parse(readFileSync(file, 'utf8')).facts.acquisition.start).toEqual({
    sources: [{ source: 'Hydrophones' }],
  })
  const put = await runCli(['facts', 'put', file, '--version', digest, '--url', registry.url])
  expect(put.exit).toBe(1)
  expect(put.err).toContain('nothing would be recorded')
  await registry.close()
})

test('what is wrong with a document is told with its place, and nothing is sent', async ({ folder }) => {
  const { registry, digest, sent } = await startRecorder()
  const file = join(folder, 'facts.json')
  writeFileSync(file, JSON.stringify({ facts: { processing: { value: { steps: [{ name: '' }] } } } }))
  const ran = await runCli(['facts', 'put', file, '--version', digest, '--url', registry.url])
  expect(ran.exit).toBe(1)
  expect(ran.err).toContain('/facts/processing/value/steps/0/name')
  expect(sent()).toBeUndefined()
  await registry.close()
})
