/**
 * The text of an XML document from its bytes: UTF-8, or UTF-16 where a byte order mark says so, without the mark and with `\n` as
 * the end of each line (XML 1.0 §2.11). What is not of that encoding is shown as U+FFFD.
 */
export function xmlText(bytes: Uint8Array): string {
  const encoding = MARKS.find(({ mark }) => mark.every((octet, place) => bytes[place] === octet))?.encoding ?? 'utf-8'
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
}

const MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/**
 * Character data with its references resolved: the five of XML, and characters by number. Throws at any other name, since no entity
 * is declared here (XML 1.0 §4.1).
 */
export function withReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][\w.-]{0,63}));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return predefined(name)
      const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

function predefined(name: string): string {
  const character = PREDEFINED.get(name)
  if (character === undefined) throw new Error(`the entity ${name} is not declared`)
  return character
}

const PREDEFINED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
