import { eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { files } from '../schema/index.ts'

/** How many files of a version have a sha256, and the media types of all of them, the most frequent first (at most 5). */
export type FileCounts = { withDigest: number; mediaTypes: string[] }

/** What can be said of a version's files without listing them, in one statement. A version without files: 0 and none. */
export async function countFiles(db: Db, versionId: string): Promise<FileCounts> {
  const rows = await db
    .select({
      mediaType: files.mediaType,
      withDigest: sql<string>`sum(count(${files.sha256})) over ()`,
    })
    .from(files)
    .where(eq(files.versionId, versionId))
    .groupBy(files.mediaType)
    .orderBy(sql`count(*) desc`, files.mediaType)
    .limit(5)
  return { withDigest: Number(rows[0]?.withDigest ?? 0), mediaTypes: rows.map(({ mediaType }) => mediaType) }
}
