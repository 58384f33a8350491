import { type Issue, Refusal, type RefusalCode } from '#lib/error.ts'
import { whyUnreadable } from './disk/problem.ts'

/** An error as it is shown: on stderr, and under `error` with `--json`. `code` is null where nothing was refused, only failed. */
export type Explained = {
  text: string
  json: { code: string; message: string; issues: Issue[] }
  code: RefusalCode | null
}

const SHOWN_ISSUES = 20

/** What went wrong, in words. A bug is shown with its stack, since only its author can mend it. */
export function explain(error: unknown, command: string): Explained {
  if (error instanceof Refusal) return refused(error)
  if (!(error instanceof Error)) return failed('bug', `Something failed: ${String(error)}`)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('ERR_PARSE_ARGS_'))
    return failed('usage', `${firstSentence(error.message)} colophon ${command} --help lists what there is.`)
  if ('syscall' in error && code !== '') return failed(code, `${pathOf(error)}: ${whySystem(code)}`)
  return failed('bug', `This is a fault in colophon itself. Please report it.\n${error.stack ?? error.message}`)
}

function refused(refusal: Refusal): Explained {
  const shown = refusal.issues
    .slice(0, SHOWN_ISSUES)
    .map(({ at, message }) => `  ${at === '' ? '' : `${at}: `}${message}\n`)
  const more = refusal.issues.length - shown.length
  const rest = more > 0 ? `  and ${more} more\n` : ''
  // A single issue is in the sentence already.
  const list =
    refusal.issues.length === 1 && refusal.message.includes(refusal.issues[0]?.message ?? '') ? '' : shown.join('')
  return {
    text: `colophon: ${refusal.message}\n${list}${rest}`,
    json: { code: refusal.code, message: refusal.message, issues: refusal.issues },
    code: refusal.code,
  }
}

function failed(code: string, message: string): Explained {
  return { text: `colophon: ${message}\n`, json: { code, message, issues: [] }, code: null }
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`
}

function pathOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : 'The file'
}

function whySystem(code: string): string {
  if (code === 'ENOENT') return 'There is no such file or folder. (ENOENT)'
  if (code === 'ENOSPC') return 'The disk is full. (ENOSPC)'
  if (code === 'EROFS') return 'The disk can only be read. (EROFS)'
  if (code === 'EISDIR') return 'This is a folder, and a file is needed. (EISDIR)'
  if (code === 'EEXIST') return 'It exists already. (EEXIST)'
  return whyUnreadable(code)
}
