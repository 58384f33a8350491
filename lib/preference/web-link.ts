/** A link of a Link header: its target as written, and its parameters by lower-case name, the first of each. */
export type WebLink = { target: string; parameters: ReadonlyMap<string, string>; quote: string }

const PARAMETER = /[ \t]*;[ \t]*([!#$%&'*+.^_`|~\w-]+)[ \t]*(?:=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/y

/** The links of one line of a Link header (RFC 8288 §3.2, Appendix B.2). What is no link is passed over. Linear. */
export function parseWebLinks(line: string): WebLink[] {
  const links: WebLink[] = []
  let at = 0
  for (;;) {
    const start = line.indexOf('<', at)
    const end = line.indexOf('>', start)
    if (start === -1 || end === -1) return links
    const { parameters, next } = parametersAt(line, end + 1)
    links.push({ target: line.slice(start + 1, end).trim(), parameters, quote: line.slice(start, next).slice(0, 500) })
    at = next
  }
}

/** Whether the link is of a relation and says a media type, both in any case. */
export function isLinkOf({ parameters }: WebLink, relation: string, type: string): boolean {
  const relations = (parameters.get('rel') ?? '').toLowerCase().split(/[ \t]+/)
  const said = (parameters.get('type') ?? '').toLowerCase().split(';')[0]?.trim()
  return relations.includes(relation) && said === type
}

function parametersAt(line: string, start: number): { parameters: Map<string, string>; next: number } {
  const parameters = new Map<string, string>()
  let next = start
  for (;;) {
    PARAMETER.lastIndex = next
    const [whole, name = '', quoted, token] = PARAMETER.exec(line) ?? []
    if (whole === undefined) return { parameters, next }
    const value = quoted === undefined ? (token ?? '') : quoted.replace(/\\(.)/g, '$1')
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
    next += whole.length
  }
}
