/** The path as it stands in a manifest or in fetch.txt: CR, LF and % are percent-encoded, nothing else (RFC 8493 §2.1.3). */
export function encodeBagPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The path that a manifest of BagIt 1.0 names; other percent signs stand for themselves. */
export function decodeBagPath(text: string): string {
  return text.replace(/%(?:0D|0A|25)/gi, (code) => decodeURIComponent(code))
}

/**
 * Why a path leads out of the bag, or null: absolute, of another user's home, a drive, a share, an environment variable, or upwards
 * (RFC 8493 §5.1: a path must never be written to or read outside of the bag).
 */
export function findPathDanger(path: string): string | null {
  if (path.startsWith('/')) return 'it is absolute'
  if (path.startsWith('~')) return 'it names a home folder'
  if (/^[A-Za-z]:/.test(path)) return 'it names a drive'
  if (path.startsWith('\\')) return 'it names a share or a drive'
  if (/^%[^%/]+%[\\/]/.test(path)) return 'it names an environment variable'
  if (path.includes('\0')) return 'it holds a NUL'
  return path.split(/[/\\]/).includes('..') ? 'it leads upwards' : null
}

/** The path as a file system sees it that knows neither case nor forms of normalization: two that are equal here may be one file elsewhere. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** Whether the file is one that operating systems leave behind, which nobody means to keep. */
export function isSystemFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return ['.DS_Store', 'Thumbs.db', 'desktop.ini', 'Icon\r'].includes(name) || name.startsWith('._')
}
