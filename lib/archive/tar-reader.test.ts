import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'
import { TarReader } from './tar-reader.ts'

type File = { path: string; content: Uint8Array }

function written(files: readonly File[]): Buffer {
  const parts = files.flatMap(({ path, content }) => [
    tarHeader({ path, bytes: content.length, modified: 0 }),
    content,
    tarPadding(content.length),
  ])
  return Buffer.concat([...parts, TAR_END])
}

function read(bytes: Uint8Array, step: number): { files: [string, string][]; isWhole: boolean } {
  const reader = new TarReader()
  const files: [string, Buffer[]][] = []
  for (let at = 0; at < bytes.length; at += step)
    for (const part of reader.push(bytes.subarray(at, at + step))) {
      if (part.kind === 'entry') files.push([part.path, []])
      else files.at(-1)?.[1].push(Buffer.from(part.bytes))
    }
  return { files: files.map(([path, parts]) => [path, Buffer.concat(parts).toString('hex')]), isWhole: reader.isWhole }
}

const path = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) => text.replaceAll('\0', '-').replace(/\/+$/, '-').toWellFormed())
const file = fc.record({ path, content: fc.uint8Array({ maxLength: 1100 }) })

test('what was written is read back, in pieces of any size', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 4 }), fc.integer({ min: 1, max: 2000 }), (files, step) => {
      const back = read(written(files), step)
      const wanted = files.map((one) => [one.path, Buffer.from(one.content).toString('hex')])
      return back.isWhole && JSON.stringify(back.files) === JSON.stringify(wanted)
    }),
  )
})

test('a folder is told apart from an empty file', () => {
  const bytes = Buffer.concat([tarHeader({ path: 'data/', bytes: 0, modified: 0 }), TAR_END])
  expect(new TarReader().push(bytes)).toEqual([{ kind: 'entry', path: 'data/', isFolder: true, bytes: 0 }])
})

test('an archive that breaks off is not whole, wherever it does', () => {
  const bytes = written([{ path: 'a', content: new Uint8Array(600) }])
  for (const cut of [0, 100, 511, 512, 900, 1536, bytes.length - 512])
    expect(read(bytes.subarray(0, cut), 64).isWhole).toBe(false)
})

test('what is no archive is refused', () => {
  expect(() => new TarReader().push(Buffer.alloc(512, 'x'))).toThrow('not a tar archive')
  const link = Buffer.from(tarHeader({ path: 'a', bytes: 0, modified: 0 }))
  link.write('2', 156)
  expect(() => new TarReader().push(link)).toThrow(RangeError)
})
