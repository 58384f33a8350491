const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** The English name of a BCP 47 tag: `French`, `Brazilian Portuguese`. A tag that has none, or is malformed, stays as it is. */
export function languageName(tag: string): string {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$/.test(tag) ? (NAMES.of(tag) ?? tag) : tag
}

/** The first languages by name, and how many more: `English, French and 40 more`. None: not recorded. */
export function languageNames(tags: readonly string[], shown = 2): string {
  if (tags.length === 0) return 'language not recorded'
  const names = tags.slice(0, shown).map(languageName)
  const more = tags.length - names.length
  if (more > 0) return `${names.join(', ')} and ${more} more`
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
