import { randomBytes } from 'node:crypto'
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Refusal } from '#lib/error.ts'

const NEEDED_MB = 300

/** Makes the data folder, and refuses where it can't be written or the disk is all but full. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '.writable'), '')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      'unavailable',
      `The data folder ${folder} can't be written (${why}). Set COLOPHON_DATA to a folder of yours.`,
    )
  }
  const disk = await statfs(folder)
  const free = Math.floor((disk.bavail * disk.bsize) / 1e6)
  if (free < NEEDED_MB) {
    throw new Refusal(
      'unavailable',
      `The disk of ${folder} is full: ${free} MB are free, and Colophon needs ${NEEDED_MB} MB. Make room, or set COLOPHON_DATA.`,
    )
  }
}

/** Refuses unless the port can be listened on. */
export function checkPort(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal('invalid', 'PORT is a number from 1 to 65535.')
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EACCES'
          ? `Port ${port} is not for ordinary users.`
          : `Port ${port} is taken by another program.`
      reject(
        new Refusal(
          'conflict',
          `${why} Set PORT to another one, for instance PORT=${port === 65535 ? 3000 : port + 1} npm start.`,
        ),
      )
    })
    server.listen(port, () => server.close(() => resolve()))
  })
}

/** The secret with which sessions are signed: made once, kept in the data folder, unless NEXTAUTH_SECRET is set. */
export async function sessionSecret(folder: string): Promise<string> {
  const { NEXTAUTH_SECRET } = process.env
  if (NEXTAUTH_SECRET !== undefined && NEXTAUTH_SECRET !== '') return NEXTAUTH_SECRET
  const file = join(folder, 'session-secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== '') return kept
  const secret = randomBytes(32).toString('hex')
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
