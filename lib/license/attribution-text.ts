import type { Attribution, Credit, CreditedLicense } from './credits.ts'

/** The ATTRIBUTION file as plain text: each part with its credit, then the licences that they name. */
export function attributionText({ title, of, credits }: Attribution): string {
  const licenses = licensesOf(credits)
  return [
    `ATTRIBUTION\n${title}\n${of}\n`,
    `This names the ${credits.length.toLocaleString('en')} parts, who made them, where they come from and under which licences they stand.`,
    'It is made from recorded statements, and is not legal advice.\n',
    ...credits.map(creditText),
    'LICENCES\n',
    ...licenses.map(({ id, name, url }) => `${id}: ${line(name)}${url === null ? '' : `\n  ${url}`}`),
    '',
  ].join('\n')
}

/** The licences that the credits name, each once, by id. */
export function licensesOf(credits: readonly Credit[]): CreditedLicense[] {
  const byId = new Map(credits.flatMap(({ licenses }) => licenses.map((license) => [license.id, license] as const)))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function creditText({ title, authors, sourceUrl, expression, changes, notices }: Credit): string {
  const lines = [
    line(title),
    ...(authors.length > 0 ? [`  By: ${authors.map(line).join('; ')}`] : []),
    ...(sourceUrl === null ? [] : [`  Source: ${sourceUrl}`]),
    `  Licence: ${expression}`,
    `  Changes: ${line(changes)}`,
    ...notices.map((notice) => `  Notice: ${line(notice)}`),
  ]
  return `${lines.join('\n')}\n`
}

/** One line, whatever was written. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
