/**
 * Something in a folder that is not in its file list, and why. `fault`: it should have been read and could not be, so that the list is not
 * whole. `left-out`: it is no file of its own (a symbolic link, a socket, a device), and is named so that nobody is surprised.
 */
export type Problem = { path: string; grade: 'fault' | 'left-out'; why: string }

const WHY: Record<string, string> = {
  EACCES: 'Permission to read it is denied.',
  EPERM: 'Permission to read it is denied.',
  ENOENT: 'It was removed while the folder was being read.',
  ENOTDIR: 'It was replaced while the folder was being read.',
  ELOOP: 'It was replaced by a symbolic link while the folder was being read.',
  EIO: 'The disk reports a read error.',
  ENAMETOOLONG: 'Its path is longer than the system can open.',
  EMFILE: 'Too many files are open in this process.',
  ENFILE: 'Too many files are open on this machine.',
}

/** A system error in words, with its code. */
export function whyUnreadable(code: string): string {
  return `${WHY[code] ?? 'It could not be read.'} (${code})`
}

/** The code of a system error, such as `EACCES`. Anything else that was thrown is a bug, and rises. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string')
    return error.code
  throw error
}
