import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#lib/error.ts'

/**
 * Makes this the only Colophon on a data folder, by a file with our process number. One that was killed left a file
 * whose process is gone, or is another program by now. Answers how to give the folder back.
 */
export async function claimDataFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'colophon.pid')
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder > 0 && holder !== process.pid && (await isColophon(holder))) {
    throw new Refusal(
      'conflict',
      `Colophon is already running on ${folder} (process ${holder}). Stop it first, or set COLOPHON_DATA to another folder.`,
    )
  }
  await writeFile(file, String(process.pid))
  return () => rm(file, { force: true })
}

async function isColophon(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return command === null || /start\.mjs|colophon/.test(command)
}
