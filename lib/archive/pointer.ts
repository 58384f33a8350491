/** The longest text that is taken for a pointer, in bytes; a longer file is a content of its own. */
export const POINTER_MAX_BYTES = 1024

/** Files that stand for others' bytes: how each begins or what else tells it, and how the bytes are had in its place. */
const POINTERS = [
  {
    what: 'a Git LFS pointer (as Git and the Hugging Face Hub keep large files)',
    remedy: 'Fetch the bytes with git lfs pull, or download the file.',
    is: (text: string) =>
      /^version https?:\/\/(?:git-lfs\.github\.com\/spec|hawser\.github\.com\/spec|git-media\.io)\/v\d+\r?\n/.test(
        text,
      ) && /^oid [a-z0-9]+:[0-9a-f]+\r?$/m.test(text),
  },
  {
    what: 'a Xet pointer (as the Hugging Face Hub keeps large files)',
    remedy: 'Download the file itself.',
    is: (text: string) => /^# xet version \d/.test(text) && /^hash\s*=/m.test(text),
  },
  {
    what: 'a git-annex pointer',
    remedy: 'Fetch the bytes with git annex get, then git annex unlock.',
    is: (text: string) => /^\/?(?:\.git\/)?annex\/objects\/[^\n]+\n?/.test(text),
  },
] as const

/** The links that stand for others' bytes. */
const POINTER_LINKS = [
  {
    what: 'a git-annex link',
    remedy: 'Fetch the bytes with git annex get, then git annex unlock.',
    is: (target: string) => /(?:^|\/)\.git\/annex\/objects\//.test(target),
  },
  {
    what: "a link into the Hugging Face Hub's cache",
    remedy: 'Download into a folder with hf download --local-dir.',
    is: (target: string) => /(?:^|\/)\.\.\/blobs\/[0-9a-f]{40,64}$/.test(target),
  },
] as const

/** What a file or link is a pointer of, and how its bytes are had. */
export type Pointer = { what: string; remedy: string }

/**
 * Whether the file of so few bytes only points at the bytes that it is named after (Git LFS and git-annex pointer formats), or null. Nothing that is
 * longer than `POINTER_MAX_BYTES` is a pointer.
 */
export function findPointer(bytes: Uint8Array): Pointer | null {
  if (bytes.byteLength > POINTER_MAX_BYTES) return null
  const text = Buffer.from(bytes).toString('latin1')
  return pick(POINTERS.find(({ is }) => is(text)))
}

/** Whether a symbolic link only points at the bytes that it is named after, as git-annex and the Hub's cache do; or null. */
export function findPointerLink(target: string): Pointer | null {
  return pick(POINTER_LINKS.find(({ is }) => is(target)))
}

function pick(found: Pointer | undefined): Pointer | null {
  return found === undefined ? null : { what: found.what, remedy: found.remedy }
}
