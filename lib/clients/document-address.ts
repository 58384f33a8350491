/** The host whose pages have a document behind them that an importer reads. */
const HUB = 'https://huggingface.co'

/**
 * The address of the document that a page is about: of a Hugging Face dataset's page its card (README.md), of a page that shows a
 * file on the Hub or on GitHub the file itself. Any other address comes back as it is.
 */
export function documentAddress(address: string): string {
  const trimmed = address.trim()
  if (!URL.canParse(trimmed)) return trimmed
  const url = new URL(trimmed)
  if (url.hostname === 'huggingface.co' || url.hostname === 'www.huggingface.co' || url.hostname === 'hf.co')
    return hubDocument(url) ?? trimmed
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

function gitHubFile(url: URL): string | null {
  const [, owner, repository, revision, path] = /^\/([^/]+)\/([^/]+)\/blob\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  return path === undefined ? null : `https://raw.githubusercontent.com/${owner}/${repository}/${revision}/${path}`
}
