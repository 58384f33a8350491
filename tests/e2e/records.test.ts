import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { main } from '#cli/main.ts'
import { processWorld } from '#cli/world.ts'
import { sha256Hex } from '#lib/digest.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf, draftOf, freshDataset, freshVersion } from '../api/door.ts'

const HOSTS = ['songs.example', 'letters.example', 'logs.example']

function records(count: number, salt = '') {
  return Array.from({ length: count }, (_, place) => ({
    id: `song-${String(place).padStart(3, '0')}`,
    digest: sha256Hex(`song ${place}${salt}`),
    url: `https://${HOSTS[place % 3]}/${place}`,
    source: place % 2 === 0 ? 'hydrophones' : 'archive',
    license: place % 5 === 0 ? null : 'CC-BY-4.0',
    language: 'en',
    bytes: 1000 + place,
    mood: 'low',
  }))
}

const jsonl = (rows: readonly object[]) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

type Fixtures = { request: APIRequestContext; site: string; token: string }

/** A draft of a dataset of the test's own, by the API; answers its page. */
async function ownDraft(fixtures: Fixtures, label = '1.0.0'): Promise<{ dataset: string; page: string }> {
  const door = doorOf(fixtures)
  const dataset = await freshDataset(door)
  await door.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf({ label }) })
  return { dataset, page: `/datasets/${dataset}/versions/${label}` }
}

/** A published version with these records. */
async function ownRecords(
  fixtures: Fixtures,
  dataset: string,
  label: string,
  rows: readonly object[],
): Promise<string> {
  const door = doorOf(fixtures)
  await door.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf({ label }) })
  const sent = await door.ask('PUT', `/datasets/${dataset}/versions/${label}/records`, { raw: jsonl(rows) })
  expect(sent.status(), await sent.text()).toBe(201)
  const published = await door.ask('POST', `/datasets/${dataset}/versions/${label}/publish`)
  return (await published.json()).digest
}

async function send(page: Page, name: string, buffer: Buffer) {
  await page.getByLabel('Parquet, CSV or JSON Lines').setInputFiles(file(name, buffer))
  await page.getByRole('button', { name: /^Send it for the draft/ }).click()
}

/** The page reads itself again until a worker is done. */
const settled = (page: Page, words: RegExp) => expect(page.locator('#state')).toContainText(words, { timeout: 30_000 })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a file of records is sent by form; its faults are told, its columns chosen, its records seen', async ({
      signedInPage,
      pageAs,
      request,
      site,
      token,
      browser,
      axe,
    }) => {
      const { dataset, page: draft } = await ownDraft({ request, site, token })
      const state = await signedInPage.context().storageState()
      const context = await browser.newContext({ baseURL: site, storageState: state, javaScriptEnabled })
      const page = await context.newPage()
      await page.goto(`${draft}/edit`)
      await page.locator('#records').getByRole('link', { name: 'Send a file of records' }).click()
      await page.waitForURL(`**${draft}/records/upload`)
      await axe(page)

      const broken = records(9).map((row, place) => (place === 4 ? { ...row, digest: 'none' } : row))
      await send(page, 'broken.jsonl', jsonl(broken))
      await settled(page, /broken\.jsonl was refused/)
      await expect(page.locator('#state')).toContainText('row 5, column digest')
      await axe(page)

      const renamed = records(30).map(({ id, source, ...row }) => ({ key: id, from: source, ...row }))
      await send(page, 'songs.jsonl', jsonl(renamed))
      await settled(page, /songs\.jsonl is kept: 30.records are now the records/)
      await expect(page.getByLabel('The record’s name')).toHaveValue('key')
      await expect(page.getByLabel('Its source')).toHaveValue('')
      await page.getByLabel('Its source').selectOption('from')
      await page.getByRole('button', { name: 'Read the file again with these columns' }).click()
      await expect(page.locator('#earlier')).toContainText('songs.jsonl', { timeout: 30_000 })
      await settled(page, /songs\.jsonl is kept/)
      await expect(page.getByLabel('Its source')).toHaveValue('from')
      await axe(page)

      await page.getByRole('link', { name: 'Look at the records' }).click()
      await page.waitForURL(`**${draft}/records`)
      await expect(page.locator('#by-source')).toContainText('archive and hydrophones have 50.0 %')
      await expect(page.locator('#list')).toContainText('song-000')
      await axe(page)
      await context.close()
      const stranger = await (await pageAs(`org-${crypto.randomUUID().slice(0, 8)}`, 'owner')).goto(
        `${draft}/records/upload`,
      )
      expect(stranger?.status()).toBe(404)
      expect(dataset).not.toBe('')
    })

    test('records are narrowed by form, page by page, and the address holds the state', async ({
      page,
      request,
      site,
      token,
      axe,
    }) => {
      const fixtures = { request, site, token }
      const dataset = await freshDataset(doorOf(fixtures))
      await ownRecords(fixtures, dataset, '1.0.0', records(60))
      const here = `${site}/datasets/${dataset}/versions/1.0.0/records`
      await page.goto(here)
      await expect(page.locator('#by-license')).toContainText('name no licence')
      await expect(page.locator('#columns')).toContainText('kept as it came')
      await axe(page)
      await page.getByRole('link', { name: 'Next 25' }).click()
      await expect(page.locator('#list')).toContainText('song-059')
      await page.getByRole('link', { name: 'Next 25' }).click()
      await expect(page.locator('#list')).toContainText('song-058')
      await expect(page.getByRole('link', { name: 'Next 25' })).toHaveCount(0)
      await page.getByRole('link', { name: 'Back' }).click()
      await expect(page.locator('#list')).toContainText('song-000')

      await page.getByLabel('Host', { exact: true }).fill('logs.example')
      await page.getByLabel('Source', { exact: true }).selectOption('archive')
      await page.getByRole('button', { name: 'Narrow' }).click()
      await expect(page).toHaveURL(/\?q=&host=logs\.example&source=archive/)
      await expect(page.locator('#list')).toContainText('10 of 60 fit')
      await axe(page)
      await page.getByRole('link', { name: /^host logs\.example/ }).click()
      await expect(page.locator('#list')).toContainText('30 of 60 fit')
      await page.goto(`${here}?q=nothing+like+it&digest=abc`)
      await expect(page.locator('#list')).toContainText('No record fits')
      await expect(page.locator('#list').getByRole('alert')).toContainText('64 lowercase hex digits')
      await axe(page)
    })

    test('what changed between two versions is told record by record', async ({ page, request, site, token, axe }) => {
      const fixtures = { request, site, token }
      const dataset = await freshDataset(doorOf(fixtures))
      const first = records(40)
      await ownRecords(fixtures, dataset, '1.0.0', first)
      const second = [...first.slice(0, 5).map((row) => ({ ...row, digest: sha256Hex(row.id) })), ...first.slice(10)]
      await ownRecords(fixtures, dataset, '1.1.0', [
        ...second,
        { ...first[0], id: 'song-new', digest: sha256Hex('new') },
      ])
      await page.goto(`${site}/datasets/${dataset}/compare/1.0.0...1.1.0`)
      const group = page.locator('#records')
      await expect(group).toContainText('5 changed, 1 added, 5 removed, 30 the same')
      await expect(group).toContainText('Of the 40 records of 1.0.0, 5 (12.5 %) are gone')
      await expect(group).toContainText('song-new')
      await axe(page)
    })
  })

test('a proof that the page hands out holds on the command line, without a registry', async ({
  page,
  request,
  site,
  token,
}, info) => {
  const fixtures = { request, site, token }
  const dataset = await freshDataset(doorOf(fixtures))
  const rows = records(60)
  const digest = await ownRecords(fixtures, dataset, '1.0.0', rows)
  await page.goto(`${site}/datasets/${dataset}/versions/1.0.0/records`)
  await expect(page.locator('#take')).toContainText(setDigest(rows))
  await page.getByLabel('The record’s id').fill('song-017')
  const answered = page.waitForResponse(/records\/proof\?id=song-017/)
  await page.getByRole('button', { name: 'Get its proof' }).click()
  const proof = info.outputPath('proof.json')
  const { writeFileSync } = await import('node:fs')
  writeFileSync(proof, await (await answered).body())
  const said: string[] = []
  const world = { ...processWorld(), env: {}, out: (text: string) => void said.push(text), err: () => undefined }
  expect(await main(['records', 'check', proof, setDigest(rows)], world)).toBe(0)
  expect(said.join('')).toContain('Yes: the record song-017')
  expect(await main(['records', 'check', proof, setDigest(records(60, 'other'))], world)).toBe(1)
  expect(await main(['records', 'check', proof, digest, '--url', site], world)).toBe(0)
  expect(readFileSync(join(proof), 'utf8')).toContain('colophon-record-proof/1')
})

test('a version without a manifest says what to do; a withdrawn one keeps its figures alone', async ({
  page,
  request,
  site,
  token,
  axe,
}) => {
  const fixtures = { request, site, token }
  const door = doorOf(fixtures)
  const dataset = await freshDataset(door)
  await freshVersion(door, dataset)
  await page.goto(`${site}/datasets/${dataset}/versions/1.0.0`)
  await page.getByRole('navigation', { name: 'Parts of this version' }).getByRole('link', { name: 'Records' }).click()
  await expect(page.getByRole('heading', { name: 'No records to look at' })).toBeVisible()
  await expect(page.locator('main')).toContainText(`publish DIR --dataset ${dataset} --label NEXT`)
  await axe(page)
  await ownRecords(fixtures, dataset, '2.0.0', records(12))
  const body = { kind: 'privacy', reason: 'It held names.' }
  await door.ask('POST', `/datasets/${dataset}/versions/2.0.0/withdraw`, { body })
  await page.goto(`${site}/datasets/${dataset}/versions/2.0.0/records`)
  await expect(page.locator('#list')).toContainText('its records are not shown any more')
  await expect(page.locator('#by-host')).toContainText('songs.example')
  await axe(page)
})

test('on a phone the records read as a list, and nothing scrolls sideways', async ({
  page,
  request,
  site,
  token,
  axe,
}) => {
  const fixtures = { request, site, token }
  const dataset = await freshDataset(doorOf(fixtures))
  await ownRecords(fixtures, dataset, '1.0.0', records(30))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${site}/datasets/${dataset}/versions/1.0.0/records`)
  await expect(page.locator('#list')).toContainText('song-000')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await axe(page)
})
