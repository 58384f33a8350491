import { attempt } from '../attempt.ts'
import { C2PA_LIMIT, findStores, type StoreBytes } from './c2pa-bytes.ts'
import { decodeCbor } from './cbor.ts'
import { type JumbfBox, parseJumbf } from './jumbf.ts'

/** An assertion of a manifest: its label without the number of its instance, and its data as JSON would hold it. */
export type C2paAssertion = { label: string; data: unknown; locator: string }

/** The assertions about training and mining in the bytes of a file, and why a manifest that is there could not be read. */
export type C2paAssertions = { active: C2paAssertion[]; ingredients: C2paAssertion[]; unread: string[] }

/** The labels under which C2PA 1.3 and 1.4 and CAWG 1.0 and 1.1 speak of training and mining. */
export const TRAINING_LABELS: readonly string[] = ['c2pa.training-mining', 'cawg.training-mining']

/**
 * Reads the manifest stores of a file. The last manifest of a store is the active one, all others are those of ingredients (C2PA §11.1.5).
 * Signatures and hashes are not looked at. Never throws.
 */
export function readManifests(file: Uint8Array): C2paAssertions {
  const read = findStores(file).map((store) => attempt(() => assertionsOf(store)))
  return {
    active: read.flatMap((one) => (one.ok ? one.value.active : [])),
    ingredients: read.flatMap((one) => (one.ok ? one.value.ingredients : [])),
    unread: read.flatMap((one) => (one.ok ? one.value.unread : [one.why.slice(0, 200)])),
  }
}

function assertionsOf({ octet, bytes }: StoreBytes): C2paAssertions {
  if (bytes.length > C2PA_LIMIT)
    return { active: [], ingredients: [], unread: [`a manifest of ${bytes.length} octets`] }
  const stores = parseJumbf(bytes).filter(({ kind }) => kind === 'c2pa')
  const manifests = stores.flatMap(({ children }) => children)
  const active = manifests.at(-1)
  const hidden = manifests.filter(({ content, kind }) => kind === 'c2cm' || content.some(({ type }) => type === 'brob'))
  const assertions = (list: readonly JumbfBox[]) => list.flatMap((manifest) => trainingIn(manifest, octet))
  return {
    active: active === undefined ? [] : assertions([active]),
    ingredients: assertions(manifests.slice(0, -1)),
    unread: [
      ...(active === undefined ? ['a manifest store without a manifest'] : []),
      ...hidden.slice(0, 3).map(({ label }) => `the manifest ${label.slice(0, 100)} is compressed`),
    ],
  }
}

function trainingIn(manifest: JumbfBox, octet: number): C2paAssertion[] {
  const store = manifest.children.filter(({ kind }) => kind === 'c2as')
  return store
    .flatMap(({ children }) => children)
    .flatMap((box) => {
      const label = plainLabel(box.label)
      if (!TRAINING_LABELS.includes(label)) return []
      const locator = `octet ${octet}, ${manifest.label.slice(0, 100)}/${box.label.slice(0, 100)}`
      return [{ label, data: dataOf(box), locator }]
    })
}

/** A label without the number of its instance and version. */
export function plainLabel(label: string): string {
  return label.replace(/__\d+$/, '').replace(/\.v\d+$/, '')
}

function dataOf({ content }: JumbfBox): unknown {
  const json = content.find(({ type }) => type === 'json')
  if (json !== undefined) return JSON.parse(json.data.toString('utf8'))
  const cbor = content.find(({ type }) => type === 'cbor')
  if (cbor === undefined) throw new Error('an assertion about training that is neither CBOR nor JSON')
  return decodeCbor(cbor.data)
}
