/** A file whose bytes are sent. */
export type SentFile = { path: string; sha256: string; mediaType: string }

/**
 * The headers under which a stranger's file is sent: as a download, whatever it says that it is, so that no browser opens
 * it as a page of ours. `Repr-Digest` is its sha256 (RFC 9530), by which it can be checked. No Content-Length: Next
 * takes it away from every answer.
 */
export function fileHeaders({ path, sha256, mediaType }: SentFile): Record<string, string> {
  return {
    'Content-Type': /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream',
    'Content-Disposition': `attachment; ${fileName(path)}`,
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    ETag: `"${sha256}"`,
    'Cache-Control': 'public, no-cache, no-transform',
  }
}

/** The last part of the path, in ASCII and, where that loses something, as it is (RFC 6266 §4.3). */
function fileName(path: string): string {
  const name = path.split('/').at(-1) ?? 'file'
  const plain = name.replace(/[^\w.+-]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return plain === name ? `filename="${plain}"` : `filename="${plain}"; filename*=UTF-8''${encoded}`
}
