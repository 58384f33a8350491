import { expect, test } from '@playwright/test'
import type { CopyState } from '#lib/archive/standing.ts'
import { custodiansOf } from './custodians-of.ts'

const copy = (custodian: string, state: CopyState, lastPass: string | null = null) => ({
  id: `${custodian} ${state}`,
  custodian,
  state,
  lastPass,
})

test('a custodian of several copies is told once, by the worst of them', () => {
  const copies = [
    copy('Library', 'intact', '2026-06-05'),
    copy('Zenodo', 'intact'),
    copy('Library', 'damaged', '2026-01-01'),
  ]
  expect(custodiansOf(copies)).toEqual([
    { custodian: 'Library', copies: 2, state: 'damaged', lastPass: '2026-01-01' },
    { custodian: 'Zenodo', copies: 1, state: 'intact', lastPass: null },
  ])
  expect(custodiansOf([])).toEqual([])
})
