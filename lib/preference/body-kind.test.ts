import { expect, test } from '@playwright/test'
import { bodyKind, isSoft404 } from './body-kind.ts'

const kind = (body: string | Uint8Array, type?: string) =>
  bodyKind({ body: Buffer.from(body), headers: type === undefined ? [] : [['Content-Type', type]] })

for (const [what, body, expected] of [
  ['a page', '<!doctype html><title>x</title>', 'html'],
  ['a page behind a byte order mark and white space', '\uFEFF \n<HTML>', 'html'],
  ['a page in XML', '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
  ['a package document', '<?xml version="1.0"?><!-- <html> --><opf:package xmlns:opf="x">', 'opf'],
  ['an XMP packet', '<?xpacket begin=""?><x:xmpmeta>', 'media'],
  ['XMP without a wrapper', '<x:xmpmeta xmlns:x="adobe:ns:meta/">', 'media'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg">', 'media'],
  ['a PDF', '%PDF-1.7\n<html>', 'media'],
  ['nothing', '', 'media'],
] as const)
  test(`without a type, ${what} is told by its start`, () => {
    expect(kind(body)).toBe(expected)
  })

test('a type says what a body is, whatever it looks like; one that says nothing of it leaves that to the start', () => {
  expect(kind('%PDF', 'Text/HTML; charset=utf-8')).toBe('html')
  expect(kind('<html>', 'image/png')).toBe('media')
  expect(kind('<html>', 'text/plain')).toBe('other')
  expect(kind('<x>', 'application/oebps-package+xml')).toBe('opf')
  expect(kind('<html>', 'application/octet-stream')).toBe('html')
  expect(kind('<package>', 'application/xml')).toBe('opf')
  expect(bodyKind({ body: null, headers: [] })).toBe('other')
})

test('UTF-16 is told by its start too', () => {
  expect(kind(Buffer.from('\uFEFF<html>', 'utf16le'))).toBe('html')
})

test('a page where a plain file belongs is the answer of a site for whatever it does not have', () => {
  for (const body of ['<!DOCTYPE html>', '\n <html>', '\uFEFF<?xml?>', '<!-- x -->', '<Error>'])
    expect(isSoft404(Buffer.from(body))).toBe(true)
  for (const body of ['', '# <html>', 'User-agent: *', '<', '< a', '[]'])
    expect(isSoft404(Buffer.from(body))).toBe(false)
})
