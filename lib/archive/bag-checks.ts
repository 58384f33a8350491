import type { BagInHand } from './bag.ts'
import { checkEntries } from './bag-listing.ts'

/** Each payload file is listed, by every manifest from 1.0 on and by one before; each that is listed is there (RFC 8493 §2.1.3, §3). */
export function checkPayload(bag: BagInHand): void {
  const { files, declaration, problems } = bag
  const payload = bag.manifests.filter(({ holds }) => holds === 'payload')
  if (payload.length === 0)
    problems.add(
      'fault',
      { path: '', section: '2.1.3' },
      'No payload manifest can be read: without one nothing can be checked.',
    )
  const listed = payload.map((manifest) => new Set(checkEntries(bag, manifest)))
  for (const { path } of files) {
    if (!path.startsWith('data/')) continue
    const unlisting = payload.filter((_, index) => !listed[index]?.has(path))
    const missing = declaration.isFinal ? unlisting.length > 0 : unlisting.length === payload.length
    if (missing && payload.length > 0)
      problems.add(
        'fault',
        { path, section: '3' },
        `It is not listed in ${unlisting.map(({ file }) => file).join(', ')}.`,
      )
  }
}

/** Each tag file that is listed is there. A tag manifest lists no tag manifest, and no payload (RFC 8493 §2.2.1). */
export function checkTagFiles(bag: BagInHand): void {
  for (const manifest of bag.manifests.filter(({ holds }) => holds === 'tags')) {
    checkEntries(bag, manifest)
    for (const { path, line } of manifest.entries)
      if (/^tagmanifest-[^/]+\.txt$/.test(path))
        bag.problems.add('fault', { path: manifest.file, line, section: '2.2.1' }, 'A tag manifest must not list one.')
  }
}

/** What is to be fetched is listed in the manifests, so that it can be checked once it is there (RFC 8493 §2.2.3). */
export function checkFetch({ fetch, manifests, declaration, problems }: BagInHand): void {
  const payload = manifests.filter(({ holds }) => holds === 'payload')
  const listed = payload.map(({ entries }) => new Set(entries.map(({ path }) => path)))
  for (const { path, line } of fetch) {
    const count = listed.filter((paths) => paths.has(path)).length
    if (declaration.isFinal ? count < payload.length : count === 0)
      problems.add(
        'fault',
        { path: 'fetch.txt', line, section: '2.2.3' },
        `${path} is not listed in every payload manifest.`,
      )
  }
}

/** The sum that bag-info.txt states: `Payload-Oxum` is the bytes and the number of the payload's files (RFC 8493 §2.2.2). */
export function checkInfo({ info, files, fetch, declaration, leftBehind, problems }: BagInHand): void {
  const sums = info.filter(({ label }) => label.toLowerCase() === 'payload-oxum')
  const [sum, second] = sums
  if (sum === undefined) return
  const at = { path: 'bag-info.txt', line: sum.line, section: '2.2.2' }
  if (second !== undefined) problems.add(declaration.isFinal ? 'fault' : 'warning', at, 'Payload-Oxum is there twice.')
  const [, bytes = '', count = ''] = /^(\d+)\.(\d+)$/.exec(sum.value) ?? []
  if (count === '') problems.add('fault', at, 'Payload-Oxum is bytes, a dot and the number of files.')
  const present = files.filter(({ path }) => path.startsWith('data/'))
  const paths = new Set(present.map(({ path }) => path))
  const away = fetch.filter(({ path }) => !paths.has(path))
  if (count === '' || away.some((entry) => entry.bytes === null)) return
  const all = [...present, ...away]
  const total = all.reduce((sum, entry) => sum + (entry.bytes ?? 0), 0)
  if (total !== Number(bytes) || all.length + leftBehind.size !== Number(count))
    problems.add('fault', at, `The payload is ${total} bytes in ${all.length} files, not ${bytes} in ${count}.`)
}
