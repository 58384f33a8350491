import { stringify } from 'yaml'
import { printApa } from '../citation/apa.ts'
import { printBibtex } from '../citation/bibtex.ts'
import { huggingFaceIdOf } from '../license/alias-table.ts'
import { licensesIn, parseExpression } from '../license/expression.ts'
import { hubIdIn } from './draft-links.ts'
import { citationOf, leadingLicenseOf, type VersionExport } from './version-export.ts'

/**
 * A dataset card for the Hugging Face Hub: front matter, description, and how to cite this version. A concluded licence
 * is written as a suggestion, with a remark; a licence without an id at the Hub as `other` with its name.
 */
export function printHfCard(version: VersionExport): string {
  const { record, dataset, digest, page } = version
  const citation = citationOf(version)
  const remark =
    leadingLicenseOf(version).kind === 'concluded'
      ? '# The licence is a conclusion from evidence: confirm it before you publish.\n'
      : ''
  return [
    `---\n${remark}${stringify(metadataOf(version))}---\n`,
    `# ${dataset.title.replace(/\s+/g, ' ')}\n`,
    `${record.description || dataset.description}\n`,
    '## How to cite this version\n',
    `Version ${record.version} of ${record.releaseDate}, digest \`${digest}\`, at <${page}>.\n`,
    printApa(citation),
    `\`\`\`bibtex\n${printBibtex(citation).trim()}\n\`\`\`\n`,
  ].join('\n')
}

function metadataOf(version: VersionExport): Record<string, unknown> {
  const { record, dataset } = version
  const languages = record.languages.length > 0 ? record.languages : dataset.languages
  const members = {
    pretty_name: dataset.title,
    language: languages,
    ...licenseOf(version),
    tags: dataset.keywords,
    source_datasets: [...new Set(record.sources.flatMap(({ url }) => sourceId(url)))],
    version: record.version,
  }
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value.length > 0))
}

function licenseOf(version: VersionExport): {
  license: string | string[]
  license_name?: string
  license_link?: string
} {
  const { expression } = leadingLicenseOf(version)
  if (expression === 'NOASSERTION') return { license: 'unknown' }
  const parsed = parseExpression(expression)
  const ids = parsed.ok && !/\b(?:OR|WITH)\b/.test(expression) ? licensesIn(parsed.value).map(huggingFaceIdOf) : [null]
  const known = ids.filter((id) => id !== null)
  if (known.length < ids.length)
    return { license: 'other', license_name: expression, license_link: `${version.page}/licences` }
  return { license: known.length === 1 ? (known[0] ?? 'unknown') : known }
}

/** `org/name@commit` of a source on the Hub; without the commit where its address names none. */
function sourceId(url: string | null): string[] {
  const id = url === null ? null : hubIdIn(url)
  if (id === null) return []
  const commit = /\/(?:tree|resolve|blob|raw)\/([0-9a-f]{40})(?:\/|$)/.exec(url ?? '')?.[1]
  return [commit === undefined ? id : `${id}@${commit}`]
}
