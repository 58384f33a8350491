import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { matchLicense } from '#lib/license/alias.ts'
import {
  parseQueueCursor,
  printQueueCursor,
  QUEUE_REASONS,
  QueueEntry,
  type QueueReason,
  type QueueSearch,
} from '#lib/license/queue.ts'
import type { Db } from '../client.ts'
import {
  datasets,
  derivations,
  evidencePages,
  fileGroups,
  licenseConclusions,
  licenseOpinions,
  licenseStatements,
  organizations,
  sources,
  versions,
} from '../schema/index.ts'

export type QueuePage = { items: QueueEntry[]; nextCursor: string | null }

const Row = QueueEntry.omit({ declared: true }).extend({
  declared: z.array(z.object({ raw: z.string(), expression: z.string(), match: z.string() })),
  weight: z.string(),
  version_id: z.uuid(),
})

/**
 * What needs a person, a page of it after the cursor: the parts of each dataset's current published version whose licence
 * nobody concluded (or concluded as NOASSERTION), whose declared string is ambiguous or whose evidence is stale, and the parts
 * of any published version with a conclusion that waits for a second person or is disputed. Most-used first: by the number
 * of published versions that name the version as an ancestor, plus one for a current version, plus the part's share. One
 * statement; it reads every part of every current version, which the partial sums of a database do in some ms for 10,000 parts.
 */
export async function listLicenseQueue(db: Db, search: QueueSearch): Promise<QueuePage> {
  const answer = await db.execute(sql`
    with ${waiting(search.organization)}
    select version_id, version, dataset, label, title, part, name, layer, reasons, weight::text as weight,
      json_build_object('derived', derived, 'current', current, 'share', share) as use,
      coalesce((select json_agg(json_build_object('raw', said.raw, 'expression', said.expression, 'match', said.match) order by said.place)
        from said where said.version_id = waiting.version_id and said.part = waiting.part and said.layer = waiting.layer and said.kind = 'declared'), '[]') as declared,
      coalesce((select json_agg(json_build_object('id', said.id, 'expression', said.expression, 'standing', said.standing) order by said.at, said.id)
        from said where said.version_id = waiting.version_id and said.part = waiting.part and said.layer = waiting.layer and said.id is not null), '[]') as conclusions
    from waiting
    where ${search.reason === '' ? sql`true` : sql`${search.reason} = any(reasons)`} and ${afterCursor(search.cursor)}
    order by weight desc, version_id, part, layer limit ${search.limit + 1}`)
  const rows = z.array(Row).parse(answer.rows)
  const shown = rows.slice(0, search.limit)
  const last = rows.length > search.limit ? shown.at(-1) : undefined
  const nextCursor =
    last === undefined ? null : printQueueCursor(['queue', last.weight, last.version_id, last.part, last.layer])
  return { items: shown.map(entryOf), nextCursor }
}

/** How many parts wait for each reason, and in all; a part with two reasons counts for both. One statement. */
export async function countLicenseQueue(
  db: Db,
  organization: string,
): Promise<Record<QueueReason, number> & { total: number }> {
  const counts = QUEUE_REASONS.map(
    (reason) => sql`count(*) filter (where ${reason} = any(reasons))::int as ${sql.identifier(reason)}`,
  )
  const { rows } = await db.execute(sql`
    with ${waiting(organization)} select count(*)::int as total, ${sql.join(counts, sql`, `)} from waiting`)
  return Counts.parse(rows[0])
}

const Counts = z.object({
  total: z.number(),
  disputed: z.number(),
  waits: z.number(),
  stale: z.number(),
  ambiguous: z.number(),
  open: z.number(),
})

function entryOf({ weight: _weight, version_id: _id, declared, ...row }: z.infer<typeof Row>): QueueEntry {
  return {
    ...row,
    declared: declared.map(({ raw, expression, match }) => {
      const { candidates, note } = match === 'confirmed' ? NOTHING_TO_CHOOSE : matchLicense(raw)
      return { raw, expression, candidates, note }
    }),
  }
}

const NOTHING_TO_CHOOSE = { candidates: [], note: '' }

/** The common table expressions, of which `waiting` has one row for each part and layer that waits. */
function waiting(organization: string): SQL {
  return sql`
    subject as materialized (
      select v.id as version_id, v.digest as version, d.path as dataset, v.label, d.title,
        d.current_version_id is not distinct from v.id as current,
        (select count(distinct e.version_id) from ${derivations} e inner join ${versions} c on c.id = e.version_id and c.status = 'published'
          where e.ancestor = v.digest) as derived
      from ${versions} v inner join ${datasets} d on d.id = v.dataset_id inner join ${organizations} o on o.id = d.organization_id
      where v.status = 'published' and ${organization === '' ? sql`true` : sql`o.slug = ${organization}`}
        and (d.current_version_id = v.id
          or exists (select from ${licenseConclusions} c where c.version_id = v.id and c.standing in ('proposed', 'disputed')))
    ),
    said as materialized (
      select l.version_id, coalesce('source/' || s.position, 'file-group/' || g.name, 'version') as part, l.layer::text as layer, l.kind::text as kind, l.raw, l.expression,
        l.match::text as match, 'recorded' as standing, null::uuid as id, null::timestamptz as at, l.position as place, l.evidence, false as contested
      from ${licenseStatements} l inner join subject on subject.version_id = l.version_id left join ${sources} s on s.id = l.source_id left join ${fileGroups} g on g.id = l.file_group_id
      union all
      select c.version_id, c.part, c.layer::text, 'concluded', c.raw, c.expression, 'confirmed', c.standing::text, c.id, c.at, 0, c.evidence,
        c.standing = 'confirmed' and exists (select from ${licenseOpinions} o where o.conclusion_id = c.id and o.stance = 'disagree' and o.at > c.settled_at)
      from ${licenseConclusions} c inner join subject on subject.version_id = c.version_id
      where c.standing in ('proposed', 'confirmed', 'disputed')
    ),
    stale as materialized (select evidence from ${evidencePages} where stale_since is not null),
    part as (
      select version_id, 'version' as part, 'The version as a whole' as name, 1::float8 as share from subject
      union all
      select s.version_id, 'source/' || s.position, s.name, coalesce(s.share_value, 0) from ${sources} s inner join subject using (version_id)
      union all
      select g.version_id, 'file-group/' || g.name, g.name, coalesce(g.share, 0) from ${fileGroups} g inner join subject using (version_id)
    ),
    layered as (
      select distinct version_id, part, layer from said where layer = 'database'
      union all select version_id, part, 'content' from part
    ),
    judged as (
      select version_id, part, layer,
        bool_or(kind = 'concluded' and expression <> 'NOASSERTION' and standing in ('recorded', 'confirmed')) as settled,
        bool_or(kind = 'declared' and match = 'ambiguous') as ambiguous,
        bool_or(standing = 'proposed') as waits, bool_or(standing = 'disputed' or contested) as disputed,
        bool_or(exists (select from stale where stale.evidence = any(said.evidence))) as stale
      from said group by version_id, part, layer
    ),
    waiting as (
      select subject.*, part.part, part.name, layered.layer, part.share,
        round((subject.derived + subject.current::int + part.share)::numeric, 6) as weight,
        array_remove(array[
          case when j.disputed then 'disputed' end, case when j.waits then 'waits' end, case when j.stale then 'stale' end,
          case when j.ambiguous and not j.settled then 'ambiguous' end,
          case when not coalesce(j.settled, false) and not coalesce(j.ambiguous, false) then 'open' end
        ], null) as reasons
      from layered inner join part using (version_id, part) inner join subject using (version_id)
        left join judged j using (version_id, part, layer)
      where coalesce(j.disputed or j.waits or j.stale or not j.settled, true)
    )`
}

function afterCursor(cursor: string): SQL {
  if (cursor === '') return sql`true`
  const place = parseQueueCursor(cursor)
  if (place === null) {
    const message = 'This cursor is not one that was given for this list. Start again without a cursor.'
    throw new Refusal('invalid', message, [{ at: '/cursor', message }])
  }
  const [, weight, version, part, layer] = place
  return sql`(weight < ${weight}::numeric
    or (weight = ${weight}::numeric and (version_id, part, layer) > (${version}::uuid, ${part}::text, ${layer}::text)))`
}
