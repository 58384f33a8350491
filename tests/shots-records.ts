import { sha256Hex } from '#lib/digest.ts'

/** Records as a crawl of songs and letters may have them: some say no licence, one host has most. */
function songs(count: number) {
  return Array.from({ length: count }, (_, place) => ({
    id: `song-${String(place).padStart(4, '0')}`,
    digest: sha256Hex(`song ${place}`),
    url: `https://${place % 7 < 4 ? 'songs' : place % 7 < 6 ? 'letters' : `h${place % 40}`}.example/${place}`,
    source: place % 3 === 0 ? 'archive' : 'hydrophones',
    license: place % 5 === 0 ? null : place % 2 === 0 ? 'CC-BY-4.0' : 'CC0-1.0',
    language: place % 11 === 0 ? 'is' : 'en',
    bytes: 900 + ((place * 7919) % 4000),
    tokens: 200 + ((place * 104729) % 900),
    retrievedAt: `2026-05-${String((place % 28) + 1).padStart(2, '0')}T08:00:00Z`,
    species: place % 2 === 0 ? 'humpback' : 'bowhead',
  }))
}

type Song = ReturnType<typeof songs>[number]

/** Makes a dataset whose versions have manifests, a draft whose records were kept, and one whose file was refused. */
export async function prepareRecords(site: string, token: string): Promise<void> {
  const ask = async (method: string, path: string, body: BodyInit, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const answer = await fetch(`${site}/api/v1${path}`, { method, headers, body })
    if (!answer.ok && answer.status !== 422)
      throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const dataset = { organization: 'colophon', name: 'songs', title: 'Songs of whales', modalities: ['audio'] }
  await ask('POST', '/datasets', JSON.stringify(dataset))
  const draft = async (label: string, rows: readonly Song[]) => {
    const version = { label, reason: `Version ${label}.`, releaseDate: '2026-11-22' }
    const versions = '/datasets/colophon/songs/versions'
    await ask('POST', versions, JSON.stringify(version))
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    await ask('PUT', `${versions}/${label}/records?fileName=songs-${label}.jsonl`, lines, 'application/octet-stream')
  }
  const publish = (label: string) => ask('POST', `/datasets/colophon/songs/versions/${label}/publish`, '{}')
  const all = songs(1400)
  await draft('1.0.0', all)
  await publish('1.0.0')
  const changed = all.slice(20, 60).map((row) => ({ ...row, digest: sha256Hex(row.id) }))
  await draft('1.1.0', [...changed, ...all.slice(60), ...songs(1500).slice(1400)])
  await publish('1.1.0')
  await draft('1.2.0', songs(1500))
  const faulty = all.slice(50, 51).map((row) => ({ ...row, digest: 'none' }))
  await draft('1.3.0', [...all.slice(0, 40), ...all.slice(12, 14), ...faulty])
}
