import { COMPARED } from '#lib/assessment/side-by-side.ts'

const NAME_MAX = 300

/** The versions that an address names, each once and in order, and what was left out of it, one sentence each. */
export function askedVersions(version: string | string[] | undefined): { names: string[]; faults: string[] } {
  const given = [version ?? []].flat().map((name) => name.trim().replaceAll('\0', ''))
  const distinct = [...new Set(given.filter((name) => name !== ''))]
  const names = distinct.filter((name) => name.length <= NAME_MAX)
  const long = distinct.length - names.length
  const beyond = names.slice(COMPARED.most)
  return {
    names: names.slice(0, COMPARED.most),
    faults: [
      ...(long === 0 ? [] : [`${long} of the names are too long to be a version’s, and were left out.`]),
      ...(beyond.length === 0
        ? []
        : [`At most ${COMPARED.most} versions stand side by side. Left out: ${beyond.join(', ')}.`]),
    ],
  }
}

/** The address at which these versions stand side by side, named as `org/name@label` or by digest. */
export function sideBySideHref(names: readonly string[]): string {
  const query = names.map((name) => `version=${encodeURIComponent(name).replaceAll('%2F', '/').replaceAll('%40', '@')}`)
  return `/principles/compare${query.length === 0 ? '' : `?${query.join('&')}`}`
}
