import { versionHref } from '#app/datasets/_parts/address.ts'

type Named = { site: string; path: string; label: string }

/** A badge as it is put into a README: the picture, leading to the evidence. The words in its place name the version and no figure, which would age. */
export function badgeSnippets({ site, path, label }: Named): { markdown: string; html: string } {
  const page = `${site}${versionHref(path, label, 'principles')}`
  const words = `Seven principles: ${path}@${label}`
  return {
    markdown: `[![${markdownText(words)}](${page}/badge.svg)](${page})`,
    html: `<a href="${attribute(page)}"><img src="${attribute(page)}/badge.svg" alt="${attribute(words)}"></a>`,
  }
}

/** Text between brackets in Markdown, none of it read as a mark. */
function markdownText(text: string): string {
  return text.replace(/[\\[\]_*`<>&]/g, '\\$&')
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
