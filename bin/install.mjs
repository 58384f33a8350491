// Installs the packages that the lock file names, unless they are there already. Plain JavaScript: nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Refuses an old Node, installs what is missing, and lets TypeScript be imported from here on. */
export async function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Colophon needs Node 20.19 or newer; this is ${process.versions.node}.\n`)
    process.exit(2)
  }
  install()
  process.chdir(ROOT)
  const { register } = await import(pathToFileURL(join(ROOT, 'node_modules/tsx/dist/esm/api/index.mjs')).href)
  register()
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  const mark = join(ROOT, 'node_modules', '.colophon-installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  process.stdout.write('Installing packages (once; about a minute)\n')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: ROOT, stdio: 'inherit' }
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status !== 0) {
    process.stderr.write(
      'The packages could not be installed; npm says why above. Is there a network, and room on the disk?\n',
    )
    process.exit(2)
  }
  writeFileSync(mark, lock)
}
