import { licensesOf } from './attribution-text.ts'
import type { Attribution, Credit } from './credits.ts'

/** The ATTRIBUTION file as one HTML document that needs nothing else: no script, no style sheet, no picture. */
export function attributionHtml({ title, of, credits }: Attribution): string {
  const licenses = licensesOf(credits).map(
    ({ id, name, url }) => `<li><code>${escaped(id)}</code>: ${url === null ? escaped(name) : link(url, name)}</li>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Attribution: ${escaped(title)}</title></head>
<body>
<h1>Attribution</h1>
<p>${escaped(title)}<br><code>${escaped(of)}</code></p>
<p>This names the ${credits.length.toLocaleString('en')} parts, who made them, where they come from and under which licences they stand. It is made from recorded statements, and is not legal advice.</p>
<h2>Parts</h2>
<ol>
${credits.map(creditHtml).join('\n')}
</ol>
<h2>Licences</h2>
<ul>
${licenses.join('\n')}
</ul>
</body>
</html>
`
}

function creditHtml({ title, authors, sourceUrl, licenses, expression, changes, notices }: Credit): string {
  const named = sourceUrl === null ? escaped(title) : link(sourceUrl, title)
  const [only, ...others] = licenses
  const isOne = only !== undefined && others.length === 0 && only.id === expression
  const license = isOne && only.url !== null ? link(only.url, expression) : escaped(expression)
  const by = authors.length === 0 ? '' : ` by ${escaped(authors.join('; '))}`
  const notes = notices.map((notice) => `<br>${escaped(notice)}`).join('')
  return `<li>${named}${by}. Licence: ${license}. ${escaped(changes)}${notes}</li>`
}

/** A link to a web address; what is no web address is told as text. */
function link(url: string, text: string): string {
  return /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}" rel="nofollow">${escaped(text)}</a>` : escaped(text)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
