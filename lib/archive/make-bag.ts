import { createHash } from 'node:crypto'
import { printFetch, printManifest } from './bag-manifest.ts'
import { findPathDanger } from './bag-path.ts'
import { printBagTags } from './bag-text.ts'

/** A file of a bag's payload: `path` below data/. `url` null: its bytes go into the bag; else they are to be fetched there. */
export type PayloadFile = { path: string; bytes: number; sha256: string; url: string | null }

/** What a bag is made of. `tagFiles`: further files beside the manifests, by path. `info`: the tags of bag-info.txt but Payload-Oxum, which is counted. */
export type BagPlan = {
  payload: readonly PayloadFile[]
  tagFiles: readonly { path: string; text: string }[]
  info: readonly { label: string; value: string }[]
}

/**
 * The tag files of a bag (BagIt 1.0, SHA-256), in the order in which they are written: the same plan always gives the same text. Throws on a path
 * that leads out of the bag.
 */
export function printBag({ payload, tagFiles, info }: BagPlan): { path: string; text: string }[] {
  const files = payload.map((file) => ({ ...file, path: `data/${file.path}`, hex: file.sha256 }))
  for (const { path } of [...files, ...tagFiles]) {
    const danger = findPathDanger(path)
    if (danger !== null) throw new TypeError(`${JSON.stringify(path)} can't be in a bag: ${danger}.`)
  }
  const sum = `${files.reduce((total, { bytes }) => total + bytes, 0)}.${files.length}`
  const away = files.flatMap(({ url, bytes, path }) => (url === null ? [] : [{ url, bytes, path }]))
  const described = [
    { path: 'bagit.txt', text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    { path: 'bag-info.txt', text: printBagTags([...info, { label: 'Payload-Oxum', value: sum }]) },
    { path: 'manifest-sha256.txt', text: printManifest(files) },
    ...(away.length === 0 ? [] : [{ path: 'fetch.txt', text: printFetch(away) }]),
    ...tagFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  ]
  const digests = described.map(({ path, text }) => ({ path, hex: createHash('sha256').update(text).digest('hex') }))
  return [...described, { path: 'tagmanifest-sha256.txt', text: printManifest(digests) }]
}
