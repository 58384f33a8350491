/** A superbox of JUMBF: its type's first four letters, its label, the boxes of content, and the superboxes in it, in their order. */
export type JumbfBox = {
  kind: string
  label: string
  content: { type: string; data: Buffer }[]
  children: JumbfBox[]
}

const MAX_DEPTH = 16
const MAX_BOXES = 20_000

/** What the UUID of every type of C2PA's boxes ends with (C2PA §11.1.4). */
const TYPE_END = '00110010800000aa00389b71'

/**
 * The superboxes at the start of bytes, one after the other (ISO/IEC 19566-5 A and B). Throws where a box is longer than what holds
 * it. Linear; the number and depth of boxes are bounded.
 */
export function parseJumbf(bytes: Buffer): JumbfBox[] {
  return superboxes(boxesOf(bytes, { left: MAX_BOXES }), { left: MAX_BOXES }, 0)
}

type Box = { type: string; data: Buffer }
type Budget = { left: number }

function superboxes(boxes: readonly Box[], budget: Budget, depth: number): JumbfBox[] {
  if (depth > MAX_DEPTH) throw new Error(`JUMBF is deeper than ${MAX_DEPTH}`)
  return boxes.filter(({ type }) => type === 'jumb').map(({ data }) => superbox(data, budget, depth))
}

function superbox(data: Buffer, budget: Budget, depth: number): JumbfBox {
  const [description, ...rest] = boxesOf(data, budget)
  if (description?.type !== 'jumd' || description.data.length < 17) throw new Error('a JUMBF box without description')
  const isOfC2pa = description.data.toString('hex', 4, 16) === TYPE_END
  return {
    kind: isOfC2pa ? description.data.toString('latin1', 0, 4) : '',
    label: labelOf(description.data),
    content: rest.filter(({ type }) => type !== 'jumb'),
    children: superboxes(rest, budget, depth + 1),
  }
}

/** The label is there where the second lowest toggle is set, and ends at a zero octet. */
function labelOf(description: Buffer): string {
  if (((description[16] ?? 0) & 2) === 0) return ''
  const end = description.indexOf(0, 17)
  return description.toString('utf8', 17, end === -1 ? description.length : end)
}

function boxesOf(bytes: Buffer, budget: Budget): Box[] {
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    budget.left -= 1
    if (budget.left < 0) throw new Error(`more than ${MAX_BOXES} JUMBF boxes`)
    const { header, length } = sizeOf(bytes, at)
    if (length < header || length > bytes.length - at) throw new Error(`a JUMBF box of ${length} octets at octet ${at}`)
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + header, at + length) })
    at += length
  }
  return boxes
}

/** The length of a box: 0 is all that is left, 1 says that eight octets after the type hold it. */
export function sizeOf(bytes: Buffer, at: number): { header: number; length: number } {
  const short = bytes.readUInt32BE(at)
  if (short === 0) return { header: 8, length: bytes.length - at }
  if (short !== 1 || at + 16 > bytes.length) return { header: 8, length: short }
  return { header: 16, length: Number(bytes.readBigUInt64BE(at + 8)) }
}
