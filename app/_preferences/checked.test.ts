import { expect, test } from '@playwright/test'
import { addressesOf, CHECKED_ON_PAGE } from './checked.ts'

test('addresses are read line by line; none, too many and a monster are faults', () => {
  expect(addressesOf('  https://a.example/ \r\n\n https://b.example/x\n')).toEqual({
    urls: ['https://a.example/', 'https://b.example/x'],
  })
  expect(addressesOf(' \n ')).toMatchObject({ fault: expect.stringContaining('at least one') })
  const many = Array.from({ length: CHECKED_ON_PAGE + 1 }, (_, place) => `https://a.example/${place}`).join('\n')
  expect(addressesOf(many)).toMatchObject({ fault: expect.stringContaining('51 addresses') })
  expect(addressesOf(`https://a.example/\nhttps://a.example/${'x'.repeat(8000)}`)).toMatchObject({
    fault: expect.stringContaining('line 2'),
  })
})
