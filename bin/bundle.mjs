// @ts-check
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const CACHE = join(ROOT, 'node_modules', '.cache', 'colophon-cli')
const MANIFEST = join(CACHE, 'current.json')
/** A build that a newer one has replaced may still be running; after this long it is taken away. */
const KEEP_MS = 24 * 3600 * 1000
/** What no input names, but decides how imports are resolved. */
const ALSO = ['package.json', 'package-lock.json']

/**
 * The command line as plain JavaScript in a few files, which starts several times as fast as a TypeScript loader does. Built
 * again when a source has changed. Null where it can't be built or kept; the loader serves then.
 * @returns {Promise<string | null>} the address of the module to import
 */
export async function bundledCli() {
  try {
    const folder = freshBuild() ?? (await build())
    return pathToFileURL(join(folder, 'index.mjs')).href
  } catch (error) {
    // A folder that can't be written to, or a source that can't be built: the loader will say what is wrong with it.
    if (error instanceof Error && ('syscall' in error || 'errors' in error)) return null
    throw error
  }
}

/** @returns {string | null} */
function freshBuild() {
  const text = readOrNull(MANIFEST)
  if (text === null) return null
  /** @type {{ folder: string, inputs: [string, number, number][] }} */
  const { folder, inputs } = JSON.parse(text)
  const isFresh = inputs.every(([path, mtimeMs, size]) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false })
    return stat?.mtimeMs === mtimeMs && stat.size === size
  })
  return isFresh ? join(CACHE, folder) : null
}

/** @param {string} path */
function readOrNull(path) {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path, 'utf8')
}

/** @returns {Promise<string>} */
async function build() {
  const esbuild = createRequire(fileURLToPath(import.meta.resolve('tsx/esm/api')))('esbuild')
  const folder = `${Date.now()}-${process.pid}`
  mkdirSync(join(CACHE, folder), { recursive: true })
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    // The worker stands beside the chunks, where the module that starts it looks for it.
    entryPoints: { index: 'cli/index.ts', hasher: 'cli/disk/hasher.mjs' },
    outdir: join(CACHE, folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@citation-js/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    metafile: true,
    logLevel: 'silent',
  })
  const inputs = [...ALSO, ...Object.keys(metafile.inputs)].map((path) => {
    const { mtimeMs, size } = statSync(join(ROOT, path))
    return [path, mtimeMs, size]
  })
  writeFileSync(join(CACHE, folder, 'manifest.json'), JSON.stringify({ folder, inputs }))
  renameSync(join(CACHE, folder, 'manifest.json'), MANIFEST)
  removeOld(folder)
  return join(CACHE, folder)
}

/** @param {string} current */
function removeOld(current) {
  for (const name of readdirSync(CACHE)) {
    const made = Number(name.split('-')[0])
    if (name !== current && made < Date.now() - KEEP_MS) rmSync(join(CACHE, name), { recursive: true, force: true })
  }
}
