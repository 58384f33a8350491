import { z } from 'zod'
import { FilePath } from '#lib/dataset/schema.ts'
import { Sha256Hex } from '#lib/digest.ts'

/** The form of a file list; a new number if a member is ever added, renamed or read in another way. */
export const FILE_LIST_FORMAT = 'colophon-file-list/1'

/** What `colophon hash` writes and `colophon publish --files` reads: the files of a folder, sorted by path (UTF-16 code units). */
export const FileList = z.strictObject({
  format: z.literal(FILE_LIST_FORMAT, `This is not a file list: "format" is not ${FILE_LIST_FORMAT}.`),
  root: z.string(),
  files: z.array(
    z.strictObject({
      path: FilePath,
      bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      sha256: Sha256Hex,
      mediaType: z.string(),
    }),
  ),
  problems: z.array(z.strictObject({ path: z.string(), grade: z.enum(['fault', 'left-out']), why: z.string() })),
  totals: z.strictObject({ files: z.number().int(), bytes: z.number().int(), faults: z.number().int() }),
})
export type FileList = z.infer<typeof FileList>

/** The list as text in parts of bounded size, one file a line, so that any tool can compare two of them. */
export function* printFileList(list: FileList): Generator<string> {
  yield `{\n"format": ${JSON.stringify(list.format)},\n"root": ${JSON.stringify(list.root)},\n"files": [`
  yield* printLines(list.files)
  yield '],\n"problems": ['
  yield* printLines(list.problems)
  yield `],\n"totals": ${JSON.stringify(list.totals)}\n}\n`
}

const LINES_AT_ONCE = 2000

function* printLines(items: readonly unknown[]): Generator<string> {
  for (let start = 0; start < items.length; start += LINES_AT_ONCE) {
    const lines = items.slice(start, start + LINES_AT_ONCE).map((item) => JSON.stringify(item))
    yield `${start === 0 ? '\n' : ',\n'}${lines.join(',\n')}`
  }
  if (items.length > 0) yield '\n'
}
