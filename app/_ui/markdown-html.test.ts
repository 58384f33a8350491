import { expect, test } from '@playwright/test'
import { MARKDOWN_LIMIT, markdownHtml } from './markdown-html.ts'

const TAGS = new Set(
  'a p h3 h4 h5 h6 ul ol li em strong del code pre blockquote hr br table thead tbody tr th td figure'.split(' '),
)

const FORBIDDEN = /\s(?:on\w+|src|style|srcset|id|class(?!="(?:language-|scroll")))=/i

/** Every tag in the HTML must be one of ours, with no attribute that runs or loads something. */
function expectHarmless(html: string): void {
  const tags = [...html.matchAll(/<\/?([a-z0-9]*)[^>]*>/gi)]
  expect(tags.filter(([, name]) => !TAGS.has(name ?? '')).slice(0, 3)).toEqual([])
  expect(tags.filter(([tag]) => FORBIDDEN.test(tag)).slice(0, 3)).toEqual([])
  const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '')
  expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:)/i.test(address)).slice(0, 3)).toEqual([])
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="https://example.org"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:alert(1))',
  '[x]( "onmouseover=alert(1)")',
  '[x](https://example.org "\\" onmouseover=alert(1) ")',
  '[x](https://example.org/"onmouseover=alert(1))',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](https://example.org/a.png)',
  '![<b>](https://example.org/a.png)',
  '[![x](https://example.org/a.png)](javascript:alert(1))',
  '[![x](https://example.org/a.png)](https://example.org)',
  '<javascript:alert(1)>',
  '```" onload="alert(1)\nx\n```',
  '``` "><script>alert(1)</script>\nx\n```',
  '<!-- --><style>body{display:none}</style>',
  '[ref]\n\n[ref]: javascript:alert(1) "x"',
  '| a |\n|---|\n| <script>alert(1)</script> |',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<p\nonclick="alert(1)">x',
  '//evil.example [x](//evil.example) [y](/settings) [z](#faults)',
  '- [ ] open\n- [x] done',
  'x[^1]\n\n[^1]: note',
  '\u0000<b>',
]

for (const text of HOSTILE) {
  test(`hostile text is set harmlessly: ${JSON.stringify(text)}`, () => expectHarmless(markdownHtml(text)))
}

test('plain Markdown is set as HTML, headings two levels lower', () => {
  expect(markdownHtml('# One\n\n##### Five\n\n*a* **b** ~~c~~ `d`')).toBe(
    '<h3>One</h3>\n<h6>Five</h6>\n<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>',
  )
})

test('a link outward is kept and marked; a relative one keeps its words only', () => {
  expect(markdownHtml('[a](https://example.org/?a=1&b=2) [b](LICENSE)')).toBe(
    '<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow ugc noopener noreferrer">a</a> b</p>',
  )
})

test('a picture is a link to it, and only words within a link', () => {
  const rel = 'rel="nofollow ugc noopener noreferrer"'
  expect(markdownHtml('![map](https://example.org/a.png)')).toBe(
    `<p><a href="https://example.org/a.png" ${rel}>map</a></p>`,
  )
  expect(markdownHtml('[![](https://example.org/a.svg)](https://example.org)')).toBe(
    `<p><a href="https://example.org" ${rel}>picture</a></p>`,
  )
})

test('tags are dropped and the text between them stays', () => {
  expect(markdownHtml('<div align="center">\n<b>Dolma</b> corpus\n</div>')).toBe('<p>\nDolma corpus\n</p>')
})

test('a table scrolls by itself and can be reached by the keyboard', () => {
  expect(markdownHtml('| a |\n|---|\n| 1 |')).toMatch(/^<figure class="scroll" tabindex="0"[^>]*><table>/)
})

for (const [name, unit] of Object.entries({
  brackets: '[',
  quotes: '> ',
  lists: '- ',
  emphasis: '*a_ ',
  strong: '***a_**b_',
  strikes: '~a~~b',
  references: '[a][',
  comments: '<!--',
  links: '[a](',
  backticks: '`a``',
  pictures: '![',
  tags: '<a ',
  entities: '&#',
  tables: '|a|\n',
  items: '- a\n',
  definitions: '[a]: b\n',
  mixed: '> - 1. ',
})) {
  test(`fifty thousand characters of ${name} are set, or left as they were written, before the test times out`, () => {
    expectHarmless(markdownHtml(unit.repeat(Math.ceil(MARKDOWN_LIMIT / unit.length))))
  })
}

test('a text that asks for too much work stands as it was written', () => {
  expect(markdownHtml('*a_ <b>'.repeat(7000))).toMatch(/^<pre tabindex="0">\*a_ &lt;b&gt;\*a_ /)
})

test('a long table and a long list of an honest card are still set', () => {
  expect(markdownHtml(`|a|b|\n|-|-|\n${'|config_name|`train`|\n'.repeat(250)}`)).toContain('<td>config_name</td>')
  expect(markdownHtml('- a label\n'.repeat(1000))).toContain('<li>a label</li>')
})

test('what is longer than the limit is cut', () => {
  expect(markdownHtml('a'.repeat(MARKDOWN_LIMIT + 10)).length).toBe(MARKDOWN_LIMIT + '<p></p>'.length)
})
