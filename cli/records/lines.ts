import { isUtf8 } from 'node:buffer'
import { Refusal } from '#lib/error.ts'
import { isUnpackingFault, unpacked } from './unpacked.ts'

/** Lines that follow one another: the number of the first, from 1, and their texts without their ends. */
export type Lines = { first: number; texts: string[] }

const LINE_FEED = 10
const LONGEST_LINE = 256 * 1024 * 1024

/** The lines of a file in UTF-8, packed or not, some at a time: memory grows with the longest line alone. Refuses other bytes, with the line. */
export async function* readLines(file: string): AsyncGenerator<Lines> {
  let first = 1
  for await (const block of wholeLines(file)) {
    const texts = decode(block, first, file)
    yield { first, texts }
    first += texts.length
  }
}

/** The bytes in blocks that end where a line ends; the last one where the file does. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let held = 0
  for await (const chunk of bytesOf(file)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield Buffer.concat([...rest, chunk.subarray(0, end)])
      rest = []
      held = 0
    }
    if (end < chunk.length) {
      rest.push(chunk.subarray(end))
      held += chunk.length - end
    }
    if (held > LONGEST_LINE)
      throw new Refusal('invalid', `${file} has a line of more than ${LONGEST_LINE / 2 ** 20} MiB. Is it JSON Lines?`)
  }
  if (held > 0) yield Buffer.concat(rest)
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of unpacked(file)) yield Buffer.from(chunk)
  } catch (error) {
    if (!isUnpackingFault(error)) throw error
    throw new Refusal('invalid', `${file} can't be unpacked to its end (${error.message}). Is all of it there?`)
  }
}

const BYTE_ORDER_MARK = '\ufeff'

function decode(block: Buffer, first: number, file: string): string[] {
  if (!isUtf8(block)) throw notUtf8(block, first, file)
  const texts = block.toString('utf8').split('\n')
  if (texts.at(-1) === '') texts.pop()
  if (first === 1 && texts[0]?.startsWith(BYTE_ORDER_MARK)) texts[0] = texts[0].slice(1)
  return texts
}

function notUtf8(block: Buffer, first: number, file: string): Refusal {
  let number = first
  for (let start = 0; start < block.length; number += 1) {
    const end = block.indexOf(LINE_FEED, start) + 1 || block.length
    if (!isUtf8(block.subarray(start, end))) break
    start = end
  }
  return new Refusal('invalid', `Line ${number.toLocaleString('en')} of ${file} is not UTF-8. Nothing was made.`)
}
