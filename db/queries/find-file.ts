import { and, eq, ne } from 'drizzle-orm'
import type { FileEntry, Withdrawal } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { files, versions } from '../schema/index.ts'

/** A file of a published or withdrawn version, with that version's standing. */
export type FoundFile = FileEntry & { status: 'draft' | 'published' | 'withdrawn'; withdrawal: Withdrawal | null }

/** The file at this exact path of the version with this digest, or null. One statement. */
export async function findFile(db: Db, digest: string, path: string): Promise<FoundFile | null> {
  const [row] = await db
    .select({
      path: files.path,
      bytes: files.bytes,
      sha256: files.sha256,
      mediaType: files.mediaType,
      url: files.url,
      status: versions.status,
      withdrawal: versions.withdrawal,
    })
    .from(files)
    .innerJoin(versions, eq(versions.id, files.versionId))
    .where(and(eq(versions.digest, digest), eq(files.path, path), ne(versions.status, 'draft')))
  return row ?? null
}
