import { singleLine } from './single-line.ts'

/**
 * TeX's own characters and their spelling. Braces are words, since BibTeX counts `{` even behind a back slash, and one
 * unbalanced brace would swallow the rest of the file.
 */
const SPECIALS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
}

/** The text as TeX sets it: specials escaped, no ligature made of two hyphens or quotes. Other scripts stay UTF-8. */
export function texText(text: string): string {
  return singleLine(text)
    .replace(/[\\{}~^%&#_$]/g, (special) => SPECIALS[special] ?? special)
    .replace(/([-`'])(?=\1)/g, '$1{}')
}

/** As `texText`, with braces around each word that holds a capital, which styles would set in lower case otherwise. */
export function texTitle(text: string): string {
  return singleLine(text)
    .split(' ')
    .map((word) => (/\p{Lu}|\p{Lt}/u.test(word) ? `{${texText(word)}}` : texText(word)))
    .join(' ')
}

/** One field per line, in the given order; fields without a value are left out. `month` alone stands without braces. */
export function bibEntry(type: string, key: string, fields: [name: string, value: string | undefined][]): string {
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || value === '') return []
    return [`  ${name.padEnd(12)} = ${name === 'month' ? value : `{${value}}`}`]
  })
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`
}
