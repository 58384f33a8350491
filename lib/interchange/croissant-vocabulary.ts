/** The versions of Croissant that are read, in the order in which `conformsTo` is searched for them. */
export const CROISSANT_VERSIONS = ['0.8', '1.0', '1.1'] as const
/** One of the versions that are read. */
export type CroissantVersion = (typeof CROISSANT_VERSIONS)[number]

/** schema.org, of which the `http` form is folded into this one. */
export const SC = 'https://schema.org/'
/** The namespace of Croissant's terms from 1.0 on. */
export const CR = 'http://mlcommons.org/croissant/'
/** The namespace of Croissant's terms in 0.8. */
export const ML = 'http://mlcommons.org/schema/'
/** The term by which a document names its version (Dublin Core). */
export const CONFORMS_TO = 'http://purl.org/dc/terms/conformsTo'

/** The namespace of a version's own terms: another one before 1.0. */
export function namespaceOf(version: CroissantVersion): string {
  return version === '0.8' ? ML : CR
}

/** The class of a version's files: FileObject and FileSet belonged to schema.org before 1.0. */
export function fileType(version: CroissantVersion, kind: 'FileObject' | 'FileSet'): string {
  return `${version === '0.8' ? SC : CR}${kind}`
}

const SCHEMA_TYPES = [
  'Boolean',
  'Date',
  'DateTime',
  'Float',
  'Integer',
  'Text',
  'Time',
  'URL',
  'AudioObject',
  'ImageObject',
  'VideoObject',
]
const NUMBERS = [
  'Float16',
  'Float32',
  'Float64',
  'Int8',
  'Int16',
  'Int32',
  'Int64',
  'UInt8',
  'UInt16',
  'UInt32',
  'UInt64',
]

/** Whether a class is one of the data types that a field may have (rule 12). */
export function isDataType(type: string, version: CroissantVersion): boolean {
  if (type.startsWith(SC)) return SCHEMA_TYPES.includes(type.slice(SC.length))
  const own = namespaceOf(version)
  return type.startsWith(own) && ['BoundingBox', ...NUMBERS].includes(type.slice(own.length))
}

/** What a field may extract of a file itself (rule 16). */
export const FILE_PROPERTIES = ['content', 'filename', 'filepath', 'fullpath', 'lines', 'lineNumbers']
/** Of these an `extract` names exactly one (rule 16). */
export const EXTRACTS = ['column', 'fileProperty', 'jsonPath'] as const
/** Of these a `transform` names exactly one, unless it is `readLines` or `unArchive` (rule 16). */
export const TRANSFORMS = ['format', 'jsonPath', 'regex', 'replace', 'separator'] as const

/** A term as people write it: `sc:Text`, `cr:Field`, or the whole address. */
export function shortTerm(term: string): string {
  for (const [prefix, space] of [
    ['sc:', SC],
    ['cr:', CR],
    ['ml:', ML],
  ] as const)
    if (term.startsWith(space)) return prefix + term.slice(space.length)
  return term
}
