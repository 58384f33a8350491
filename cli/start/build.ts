import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Refusal } from '#lib/error.ts'

const FOLDERS = ['app', 'db', 'lib', 'public']
/** Where the built app stands: beside `.next` when several copies run from one checkout. */
const BUILT = process.env.COLOPHON_DIST ?? '.next'
const FILES = ['package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json']

/** The digest of everything that the built app is made from, the version of Node included. */
export async function sourcesDigest(root: string): Promise<string> {
  const files = [...FILES.map((file) => join(root, file))]
  for (const folder of FOLDERS) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries)
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    if (!existsSync(file)) continue
    hash.update(`${relative(root, file)}\0`)
    hash.update(await readFile(file))
  }
  return hash.digest('hex')
}

/** Whether the app must be built before it can be served: its sources differ from those it was built from. */
export async function buildIsStale(root: string, digest: string): Promise<boolean> {
  const built = await readFile(join(root, BUILT, 'colophon-built-from'), 'utf8').catch(() => '')
  return built !== digest || !existsSync(join(root, BUILT, 'BUILD_ID'))
}

/** Builds the app. What the builder says is shown only when it fails. */
export async function build(root: string, digest: string): Promise<void> {
  const program = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [program, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0)
    throw new Refusal('unavailable', `The app could not be built. The builder said:\n${said.slice(-4000)}`)
  await writeFile(join(root, BUILT, 'colophon-built-from'), digest)
}
