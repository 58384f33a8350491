import { expect, test } from '@playwright/test'
import { badgeSnippets } from './badge-snippets.ts'

const site = 'https://colophon.example'

test('a badge leads to its evidence, and the words in its place name the exact version', () => {
  const page = 'https://colophon.example/datasets/lab/whale_songs/versions/1.0.0%2Bb/principles'
  expect(badgeSnippets({ site, path: 'lab/whale_songs', label: '1.0.0+b' })).toEqual({
    markdown: `[![Seven principles: lab/whale\\_songs@1.0.0+b](${page}/badge.svg)](${page})`,
    html: `<a href="${page}"><img src="${page}/badge.svg" alt="Seven principles: lab/whale_songs@1.0.0+b"></a>`,
  })
})

test('a hostile label stays within its quotes', () => {
  const { html, markdown } = badgeSnippets({ site, path: 'lab/x', label: '"><script>](x)' })
  expect(html.match(/[<>]/g)).toHaveLength(6)
  expect(html).not.toContain('<script')
  expect(markdown).not.toContain('<script>](x)')
})
