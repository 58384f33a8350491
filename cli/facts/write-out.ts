import { writeFileSync } from 'node:fs'
import { Refusal } from '#lib/error.ts'
import { systemCode, whyUnreadable } from '../disk/problem.ts'
import type { World } from '../world.ts'

/** Writes a document to the file that is named, else to the screen. */
export function writeOut(document: unknown, file: string | undefined, world: World): void {
  const text = `${JSON.stringify(document, null, 2)}\n`
  if (file === undefined) {
    world.out(text)
    return
  }
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new Refusal('invalid', `${file}: ${whyUnreadable(systemCode(error))}`)
  }
}
