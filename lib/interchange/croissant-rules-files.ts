import { graphText, valuesOf } from './croissant-graph.ts'
import { type CroissantItem, type CroissantModel, containersOf, refusal } from './croissant-model.ts'
import { fileType, SC, shortTerm } from './croissant-vocabulary.ts'
import type { Trouble } from './import.ts'

/** Rule 6: each item of `distribution` is a FileObject or FileSet of its version's namespace. */
export function filesHaveTypes(model: CroissantModel): Trouble[] {
  const wanted = [fileType(model.version, 'FileObject'), fileType(model.version, 'FileSet')]
  return model.files.flatMap((file) => {
    if (file.node.types.some((type) => wanted.includes(type))) return []
    const found = file.node.types.map(shortTerm).join(', ') || 'no type'
    return [refusal('6', file, `has to be of the type ${wanted.map(shortTerm).join(' or ')}; found ${found}.`)]
  })
}

/** Rule 8: what a FileObject and a FileSet have to say of themselves. */
export function filesAreComplete(model: CroissantModel): Trouble[] {
  const live = isLive(model)
  return model.files.flatMap((file) => {
    if (file.kind === 'distribution') return []
    return missingIn(file, model, live).map((missing) =>
      refusal('8', file, `has no ${missing}, which is mandatory for it.`),
    )
  })
}

/** Rule 9: each `containedIn` leads to a node of the document. */
export function containersExist(model: CroissantModel, identities: ReadonlySet<string>): Trouble[] {
  return model.files.flatMap((file) =>
    containersOf(file)
      .filter((container) => !identities.has(container))
      .map((container) =>
        refusal(
          '9',
          file,
          `is containedIn "${container}", which no node of the document is.`,
          `${file.node.at}/containedIn`,
        ),
      ),
  )
}

function missingIn(file: CroissantItem, model: CroissantModel, live: boolean): string[] {
  const has = (...names: string[]) =>
    names.some((name) => graphText(file.node, `${SC}${name}`, `${model.own}${name}`) !== null)
  const missing = has('encodingFormat') ? [] : ['encodingFormat']
  if (file.kind === 'FileSet') return has('includes') ? missing : [...missing, 'includes']
  if (containersOf(file).length > 0) return missing
  if (!has('contentUrl')) missing.push('contentUrl')
  if (!live && !has('sha256', 'md5')) missing.push('sha256 or md5')
  return missing
}

function isLive(model: CroissantModel): boolean {
  return valuesOf(model.dataset.node, `${model.own}isLiveDataset`).some(
    (value) => value.kind === 'text' && /^true$/i.test(String(value.value)),
  )
}
