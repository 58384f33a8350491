import type { ArchiveShort } from '#db/queries/find-archive-verdict.ts'
import type { CopyState } from '#lib/archive/standing.ts'

/** What one custodian keeps, in short: how many copies, how the worst of them stands, and its last verification. */
export type CustodianShort = { custodian: string; copies: number; state: CopyState; lastPass: string | null }

const WORST_FIRST: readonly CopyState[] = ['gone', 'damaged', 'fading', 'unverified', 'intact']

/** The custodians in the order of their first copies, each once. */
export function custodiansOf(copies: ArchiveShort['copies']): CustodianShort[] {
  const names = [...new Set(copies.map(({ custodian }) => custodian))]
  return names.flatMap((custodian) => {
    const own = copies.filter((copy) => copy.custodian === custodian)
    const worst = own.toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0]
    return worst === undefined ? [] : [{ custodian, copies: own.length, state: worst.state, lastPass: worst.lastPass }]
  })
}
