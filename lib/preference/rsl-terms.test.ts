import { expect, test } from '@playwright/test'
import { parseRsl } from './rsl-document.ts'
import { coveringContents } from './rsl-scope.ts'
import { rslTerms } from './rsl-terms.ts'
import { rslTokens } from './rsl-tokens.ts'

const document = (contents: string) => `<rsl xmlns="https://rslstandard.org/rsl">${contents}</rsl>`
const contentsOf = (contents: string) => {
  const read = parseRsl(document(contents))
  return read.kind === 'read' ? read.contents : []
}

test('tokens are parted by white space; what 1.0 does not know is read as an older draft wrote it', () => {
  expect(rslTokens(' ai-train\n search ')).toEqual({
    leaves: ['search', 'train-gen', 'train-nongen'],
    legacy: [],
    isStrange: false,
  })
  expect(rslTokens('ai-train,search')).toEqual({
    leaves: [],
    legacy: ['search', 'train-gen', 'train-nongen'],
    isStrange: true,
  })
  expect(rslTokens('train-ai AI-INPUT')).toMatchObject({
    leaves: [],
    legacy: ['ai-input', 'train-gen', 'train-nongen'],
  })
  expect(rslTokens('')).toEqual({ leaves: [], legacy: [], isStrange: false })
})

for (const [name, text, kind] of [
  ['another namespace', '<rsl xmlns="https://rslstandard.org/rsl/"><content url="/"/></rsl>', 'none'],
  ['no namespace', '<rsl><content url="/"/></rsl>', 'none'],
  [
    'a feed with a prefix',
    '<rss xmlns:r="https://rslstandard.org/rsl"><item><r:content url="/"/></item></rss>',
    'read',
  ],
  ['a list outside a licence', document('<content url="/"><permits>all</permits></content>'), 'faulty'],
  ['an element that RSL does not know', document('<contents/>'), 'faulty'],
  ['broken XML', document('<content>'), 'faulty'],
  ['a document type', `<!DOCTYPE rsl [<!ENTITY a "&a;&a;">]>${document('&a;')}`, 'refused'],
] as const)
  test(`${name}: ${kind}`, () => {
    expect(parseRsl(text).kind).toBe(kind)
  })

test('what is demanded first, in the order server, payment, limits; attribution is asked, not demanded', () => {
  const terms = rslTerms(
    contentsOf(`<content url="/" server="https://l.example"><license>
      <permits type="usage">ai-all</permits><permits type="geo">US CA</permits><prohibits type="user">commercial</prohibits>
      <payment type="crawl"/><payment type="attribution"/><payment/><payment type="free"/></license></content>`)[0] ??
      never(),
  )
  expect(terms).toMatchObject([
    {
      demands: [
        'licence token from https://l.example',
        'payment type=crawl',
        'only for geo US CA',
        'not for user commercial',
      ],
      asks: ['attribution'],
    },
  ])
})

test('contents cover a record by path as in RFC 9309, whole addresses by host too; the narrowest come first', () => {
  const contents = contentsOf(`<content url="/"/><content url="/a/*.html$"/><content url="https://a.example/a/"/>
    <content url="https://b.example/"/><content url="http://A.example:80/a"/><content url="/A/"/><content url="*"/>`)
  const covering = (standing: 'site' | 'foreign') =>
    coveringContents(contents, 'https://a.example/a/b.html', standing).map((group) =>
      group.map(({ attributes }) => attributes[0]?.value),
    )
  expect(covering('site')).toEqual([['/a/*.html$'], ['https://a.example/a/'], ['http://A.example:80/a'], ['/', '*']])
  expect(covering('foreign')).toEqual([['https://a.example/a/'], ['http://A.example:80/a']])
})

test('a content without an address is the work in which it stands', () => {
  const contents = contentsOf('<content/><content url="/"/>')
  expect(coveringContents(contents, 'https://a.example/x', 'embedded')).toHaveLength(2)
  expect(coveringContents(contents, 'https://a.example/x', 'site')).toHaveLength(1)
})

function never(): never {
  throw new Error('no content was read')
}
