import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'
import { files } from '../schema/index.ts'

/**
 * How a file of one version stands to the other: `renamed` has the same sha256 at another path; `undecided` has the same
 * path and size, or an unknown one, and no digest on one side, so that nobody can tell whether the bytes are the same.
 */
export const FILE_CHANGES = ['changed', 'undecided', 'renamed', 'removed', 'added'] as const
export type FileChange = (typeof FILE_CHANGES)[number]

const Side = z.object({ path: z.string(), bytes: z.number().nullable(), sha256: z.string().nullable() }).nullable()
const Row = z.object({ change: z.enum(FILE_CHANGES), before: Side, after: Side })

/** One file that differs. `before` is null for one that was added, `after` for one that was removed. */
export type FileDifference = z.infer<typeof Row>

export type FileComparison = Record<FileChange | 'unchanged', number> & { shown: FileDifference[] }

export const FILE_DIFFERENCES_SHOWN = 200

const Answer = z.object({ counts: z.record(z.string(), z.number()), shown: z.array(Row) })

/**
 * How the files of two versions differ: a count of each kind, and the first 200 that do, by kind and path. One statement,
 * however many files; the files themselves stay in the database. Files of equal digest are paired in the order of paths.
 */
export async function compareFiles(db: Db, before: string, after: string): Promise<FileComparison> {
  const answer = await db.execute(sql`
    with a as (select path, bytes, sha256 from ${files} where version_id = ${before}),
    b as (select path, bytes, sha256 from ${files} where version_id = ${after}),
    met as materialized (
      select a.path as a_path, a.bytes as a_bytes, a.sha256 as a_sha256,
        b.path as b_path, b.bytes as b_bytes, b.sha256 as b_sha256
      from a full join b on a.path = b.path),
    gone as (
      select *, row_number() over (partition by a_sha256 order by a_path) as place from met where b_path is null),
    come as (
      select *, row_number() over (partition by b_sha256 order by b_path) as place from met where a_path is null),
    apart as (
      select case when gone.a_path is null then 'added' when come.b_path is null then 'removed' else 'renamed' end as change,
        gone.a_path, gone.a_bytes, gone.a_sha256, come.b_path, come.b_bytes, come.b_sha256
      from gone full join come on gone.a_sha256 = come.b_sha256 and gone.place = come.place),
    judged as materialized (
      select * from apart
      union all
      select case
          when a_sha256 = b_sha256 then 'unchanged'
          when a_sha256 <> b_sha256 or a_bytes <> b_bytes then 'changed'
          else 'undecided' end,
        a_path, a_bytes, a_sha256, b_path, b_bytes, b_sha256
      from met where a_path is not null and b_path is not null)
    select
      (select coalesce(jsonb_object_agg(change, number), '{}') from
        (select change, count(*) as number from judged group by change) as counted) as counts,
      (select coalesce(jsonb_agg(jsonb_build_object('change', change,
          'before', case when a_path is not null then jsonb_build_object('path', a_path, 'bytes', a_bytes, 'sha256', a_sha256) end,
          'after', case when b_path is not null then jsonb_build_object('path', b_path, 'bytes', b_bytes, 'sha256', b_sha256) end)
          order by position, path), '[]') from
        (select *, array_position(${sql.raw(KINDS)}, change) as position, coalesce(b_path, a_path) as path
          from judged where change <> 'unchanged'
          order by position, path limit ${FILE_DIFFERENCES_SHOWN}) as first) as shown`)
  const { counts, shown } = Answer.parse(answer.rows[0])
  const of = (change: FileChange | 'unchanged') => counts[change] ?? 0
  return {
    changed: of('changed'),
    undecided: of('undecided'),
    renamed: of('renamed'),
    removed: of('removed'),
    added: of('added'),
    unchanged: of('unchanged'),
    shown,
  }
}

const KINDS = `array[${FILE_CHANGES.map((change) => `'${change}'`).join(', ')}]`
