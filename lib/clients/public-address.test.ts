import { expect, test } from '@playwright/test'
import { Refusal } from '../error.ts'
import { isPublic, publicAddressOf, WITH_LOOPBACK } from './public-address.ts'

for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111'])
  test(`${address} is public`, () => expect(isPublic(address)).toBe(true))

for (const address of [
  '127.0.0.1',
  '127.9.9.9',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '::1',
  '::',
  '::7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
])
  test(`${address} is not public`, () => expect(isPublic(address)).toBe(false))

for (const url of [
  'http://127.0.0.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://localhost/',
  'http://169.254.169.254/latest',
])
  test(`${url} is refused before anything is asked`, async () => {
    const refused = await publicAddressOf(new URL(url)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('private network') })
  })

test('with loopback allowed, for tests, only loopback is allowed besides', async () => {
  expect(await publicAddressOf(new URL('http://127.0.0.1:1/'), WITH_LOOPBACK)).toEqual({
    address: '127.0.0.1',
    family: 4,
  })
  await expect(publicAddressOf(new URL('http://10.0.0.1/'), WITH_LOOPBACK)).rejects.toThrow('private network')
})
