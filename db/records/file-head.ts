import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { Compression } from '#lib/records/format.ts'
import type { Duck } from './duck.ts'
import { textOf } from './sql.ts'

/** A compression in the engine's words. */
export const CODECS = { none: 'uncompressed', gzip: 'gzip', zstd: 'zstd' } as const

const HEAD_BYTES = 1 << 20

/** The first bytes of a file. */
export async function firstBytes(file: string, bytes = HEAD_BYTES): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0).finally(() => handle.close())
  return buffer.subarray(0, bytesRead)
}

/** The beginning of a file's text: its first MiB, or its first lines where only the engine can unpack it. What is not UTF-8 shows as U+FFFD. */
export async function textHead(duck: Duck, file: string, compression: Compression): Promise<string> {
  if (compression === 'none') return new TextDecoder().decode(await firstBytes(file))
  const lines = await duck.rows(
    z.object({ line: z.string().nullable() }),
    `SELECT line FROM read_csv(${textOf(file)}, auto_detect = false, header = false, delim = chr(31), quote = '', escape = '',
       compression = '${CODECS[compression]}', ignore_errors = true, columns = {'line': 'VARCHAR'}) LIMIT 20`,
  )
  return lines.map(({ line }) => line ?? '').join('\n')
}
