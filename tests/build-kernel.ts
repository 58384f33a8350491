import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** No relaxed SIMD: `--enable relaxed-simd` is not said. Memory is imported and shared, so that threads can work on it. */
const OPTIONS = [
  'lib/engine/kernel/index.ts',
  ...['--baseDir', ROOT, '--runtime', 'stub', '-O3', '--noAssert', '--importMemory', '--sharedMemory'],
  ...['--initialMemory', '64', '--maximumMemory', '65536', '--enable', 'threads', '--enable', 'simd'],
  // Numbers of type usize are 32 bits wide here; vectors stay inside.
  ...['--disableWarning', '201', '--disableWarning', '112'],
  ...['--outFile', 'kernel.wasm', '--textFile', 'kernel.wat'],
]

/** The kernel built from its sources: WebAssembly, and its text form. Throws what the compiler says against it. */
export async function buildKernel(): Promise<{ bytes: Uint8Array; text: string }> {
  const made = new Map<string, string | Uint8Array>()
  const { error, stderr } = await asc.main(OPTIONS, { writeFile: (name, content) => void made.set(name, content) })
  const [bytes, text] = [made.get('kernel.wasm'), made.get('kernel.wat')]
  if (error !== null || !(bytes instanceof Uint8Array) || typeof text !== 'string')
    throw new Error(`The kernel was not built: ${stderr.toString()}`, { cause: error })
  return { bytes, text }
}

/** The module that holds the built kernel. */
export function printKernel(bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64')
  return `/** Built from \`kernel/\` by \`npm run engine:build\`; a test builds it again and compares. */\nexport const KERNEL_BASE64 =\n  '${base64}'\n`
}
