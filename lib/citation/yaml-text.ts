/** What our YAML has: texts, lists and mappings, no numbers, booleans or dates. */
export type YamlValue = string | YamlValue[] | { [key: string]: YamlValue | undefined }

/**
 * The mapping as block YAML 1.2, each text in double quotes on one line, so that nothing is taken for a number, a date,
 * a comment or an alias (YAML 1.2.2 §7.3.1). Members without a value are left out. Keys must be plain words.
 */
export function yamlText(mapping: { [key: string]: YamlValue | undefined }): string {
  return `${mappingLines(mapping).join('\n')}\n`
}

function mappingLines(mapping: { [key: string]: YamlValue | undefined }): string[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (typeof value === 'string') return [`${key}: ${quoted(value)}`]
    return [`${key}:`, ...blockLines(value).map((line) => `  ${line}`)]
  })
}

function blockLines(value: Exclude<YamlValue, string>): string[] {
  return Array.isArray(value) ? value.flatMap(itemLines) : mappingLines(value)
}

function itemLines(item: YamlValue): string[] {
  const lines = typeof item === 'string' ? [quoted(item)] : blockLines(item)
  return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
}

/** JSON's escapes are YAML's too (§5.7); what YAML can't print is escaped besides. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
