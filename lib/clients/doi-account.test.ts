import { expect, test } from '@playwright/test'
import { readDataciteAccount } from './doi-account.ts'

const ALL = {
  DATACITE_URL: 'https://api.test.datacite.org',
  DATACITE_PREFIX: '10.5072',
  DATACITE_USER: 'LAB.WHALES',
  DATACITE_PASSWORD: 'sesame',
}

test('none of the settings is needed, and all of them make an account', () => {
  expect(readDataciteAccount({})).toBeNull()
  expect(readDataciteAccount({ DATACITE_URL: '', DATACITE_PASSWORD: '' })).toBeNull()
  expect(readDataciteAccount(ALL)).toEqual({
    url: 'https://api.test.datacite.org',
    prefix: '10.5072',
    user: 'LAB.WHALES',
    password: 'sesame',
  })
})

for (const [over, says] of [
  [{ DATACITE_USER: '', DATACITE_PASSWORD: '' }, 'Not set: DATACITE_USER, DATACITE_PASSWORD.'],
  [{ DATACITE_URL: 'api.datacite.org' }, 'DATACITE_URL is the address'],
  [{ DATACITE_PREFIX: 'doi:10.5072' }, 'DATACITE_PREFIX is a DOI prefix'],
] as const)
  test(`settings that can not be are named: ${says}`, () => {
    expect(() => readDataciteAccount({ ...ALL, ...over })).toThrow(says)
    expect(() => readDataciteAccount({ ...ALL, ...over })).not.toThrow('sesame')
  })
