import { attempt } from '../attempt.ts'
import { parseDoi } from '../citation/identifier.ts'
import { urlOf } from '../url.ts'

const DATACITE = 'https://api.datacite.org'
/** The host whose pages have a document behind them that an importer reads. */
const HUB = 'https://huggingface.co'

/**
 * The address of the document that a page is about: of a Hugging Face dataset's page its card (README.md), of a page that shows a
 * file on the Hub or on GitHub the file itself, of a DOI what DataCite's REST API says of it. Any other address comes back as it is.
 */
export function documentAddress(address: string): string {
  const trimmed = address.trim()
  const url = urlOf(trimmed)
  if (url === null) return trimmed
  if (url.hostname === 'huggingface.co' || url.hostname === 'www.huggingface.co' || url.hostname === 'hf.co')
    return hubDocument(url) ?? trimmed
  if (url.hostname === 'doi.org' || url.hostname === 'dx.doi.org') return dataciteRecord(url) ?? trimmed
  return url.hostname === 'github.com' ? (gitHubFile(url) ?? trimmed) : trimmed
}

function hubDocument(url: URL): string | null {
  const [kind, ...rest] = url.pathname.split('/').filter((part) => part !== '')
  if (kind !== 'datasets') return null
  const split = rest.findIndex((part) => part === 'blob' || part === 'tree' || part === 'raw' || part === 'resolve')
  const name = (split === -1 ? rest.slice(0, 2) : rest.slice(0, split)).join('/')
  if (name === '') return null
  const [verb, revision = 'main', ...path] = split === -1 ? [] : rest.slice(split)
  if (verb === undefined || verb === 'tree') return `${HUB}/datasets/${name}/raw/${revision}/README.md`
  return verb === 'blob' ? `${HUB}/datasets/${name}/raw/${revision}/${path.join('/')}` : null
}

function dataciteRecord(url: URL): string | null {
  const doi = parseDoi(url.href)
  const plain = doi === null ? null : attempt(() => decodeURIComponent(doi))
  return plain?.ok ? `${DATACITE}/dois/${encodeURIComponent(plain.value)}` : null
}

function gitHubFile(url: URL): string | null {
  const [, owner, repository, revision, path] = /^\/([^/]+)\/([^/]+)\/blob\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  return path === undefined ? null : `https://raw.githubusercontent.com/${owner}/${repository}/${revision}/${path}`
}
