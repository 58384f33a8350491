import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { attempt } from '../attempt.ts'
import { decodeCbor } from './cbor.ts'

const decode = (hex: string) => decodeCbor(Buffer.from(hex, 'hex'))

// Examples of RFC 8949 Appendix A; what JSON has no word for is null here.
for (const [hex, value] of [
  ['00', 0],
  ['1864', 100],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['20', -1],
  ['3903e7', -1000],
  ['fb3ff199999999999a', 1.1],
  ['fa47c35000', 100_000],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['f7', null],
  ['f90000', null],
  ['f8ff', null],
  ['c074323031332d30332d32315432303a30343a30305a', '2013-03-21T20:04:00Z'],
  ['4401020304', '01020304'],
  ['6161', 'a'],
  ['62c3bc', 'ü'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['a0', {}],
  ['a201020304', { '1': 2, '3': 4 }],
  ['a26161016162820203', { a: 1, b: [2, 3] }],
  ['5f42010243030405ff', '0102030405'],
  ['7f657374726561646d696e67ff', 'streaming'],
  ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
  ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
] as const)
  test(`RFC 8949 Appendix A: ${hex}`, () => {
    expect(decode(hex)).toEqual(value)
  })

for (const [name, hex] of [
  ['nothing', ''],
  ['more after the item', '0000'],
  ['a break alone', 'ff'],
  ['a break where a value belongs', 'bf6161ff'],
  ['a text of another kind in a string of chunks', '5f6161ff'],
  ['a length that CBOR does not have', '1c'],
  ['a string that ends early', '6261'],
  ['an array that ends early', '8301'],
  ['an array of more items than there are octets', '9bffffffffffffffff'],
] as const)
  test(`${name} is refused`, () => {
    expect(() => decode(hex)).toThrow(/CBOR/)
  })

test('depth is bounded, by arrays, maps and tags', () => {
  for (const unit of ['81', 'a100', 'c0', '9f']) expect(() => decode(unit.repeat(100_000))).toThrow(/deeper/)
})

test('a key that JavaScript minds is a key like any other', () => {
  const value = decode(`a1${Buffer.from('\x69__proto__', 'latin1').toString('hex')}a161780a`)
  expect(JSON.stringify(value)).toBe('{"__proto__":{"x":10}}')
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test('whatever the bytes are, a value or a refusal comes out, in time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => typeof attempt(() => decodeCbor(bytes)).ok === 'boolean'),
    { numRuns: 5000 },
  )
  for (const octet of [0x00, 0x40, 0x5f, 0x60, 0x9f, 0xbf, 0xf6, 0xff])
    attempt(() => decodeCbor(Buffer.concat([Buffer.from([0x9f]), Buffer.alloc(1 << 20, octet)])))
})
