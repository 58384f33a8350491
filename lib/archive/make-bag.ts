import { sha256Hex } from '../digest.ts'
import { printFetch, printManifest } from './bag-manifest.ts'
import { findPathDanger } from './bag-path.ts'
import { printBagTags } from './bag-text.ts'

/**
 * A file of a bag's payload: `path` below data/. `url` null: its bytes go into the bag; else they are to be fetched there. `bytes` null: not known,
 * which only what is to be fetched may be.
 */
export type PayloadFile = { path: string; bytes: number | null; sha256: string; url: string | null }

/** A further file beside the manifests: its text, or of what is written from elsewhere the digest. */
export type BagTagFile = { path: string; text: string } | { path: string; sha256: string }

/** What a bag is made of. `info`: the tags of bag-info.txt but Payload-Oxum, which is counted where all is known. */
export type BagPlan = {
  payload: readonly PayloadFile[]
  tagFiles: readonly BagTagFile[]
  info: readonly { label: string; value: string }[]
}

/**
 * The tag files of a bag that have a text (BagIt 1.0, SHA-256), in the order in which they are written: the same plan always gives the same text. Throws on a path
 * that leads out of the bag.
 */
export function printBag({ payload, tagFiles, info }: BagPlan): { path: string; text: string }[] {
  const files = payload.map((file) => ({ ...file, path: `data/${file.path}`, hex: file.sha256 }))
  for (const { path } of [...files, ...tagFiles]) {
    const danger = findPathDanger(path)
    if (danger !== null) throw new TypeError(`${JSON.stringify(path)} can't be in a bag: ${danger}.`)
  }
  const total = files.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  )
  const sum = total === null ? [] : [{ label: 'Payload-Oxum', value: `${total}.${files.length}` }]
  const away = files.flatMap(({ url, bytes, path }) => (url === null ? [] : [{ url, bytes, path }]))
  const described = [
    { path: 'bagit.txt', text: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    { path: 'bag-info.txt', text: printBagTags([...info, ...sum]) },
    { path: 'manifest-sha256.txt', text: printManifest(files) },
    ...(away.length === 0 ? [] : [{ path: 'fetch.txt', text: printFetch(away) }]),
    ...tagFiles.flatMap((file) => ('text' in file ? [file] : [])).sort((a, b) => (a.path < b.path ? -1 : 1)),
  ]
  const digests = [
    ...described.map(({ path, text }) => ({ path, hex: sha256Hex(text) })),
    ...tagFiles.flatMap((file) => ('sha256' in file ? [{ path: file.path, hex: file.sha256 }] : [])),
  ]
  return [...described, { path: 'tagmanifest-sha256.txt', text: printManifest(digests) }]
}
