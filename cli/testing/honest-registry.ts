import { VersionDraft } from '#lib/dataset/schema.ts'
import { sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import type { Digest } from '#lib/digest.ts'
import { RECORD_MEDIA_TYPE } from '../verify/record.ts'
import { type Asked, type FakeRegistry, problem, type Reply, startRegistry } from './fake-registry.ts'

type Kept = {
  draft: VersionDraft
  status: string
  digest: Digest | null
  canonical: string
  more: Record<string, unknown>
}

/** A small registry that tells the truth about one dataset, `acme/corpus`, unless `lie` answers first. */
export type HonestRegistry = FakeRegistry & {
  versions: Map<string, Kept>
  publish(draft: Partial<VersionDraft>): Kept & { digest: Digest }
}

const DATASET = 'acme/corpus'
const BASE = `/api/v1/datasets/${DATASET}/versions`

export async function startHonestRegistry(lie: (asked: Asked) => Reply | null = () => null): Promise<HonestRegistry> {
  const versions = new Map<string, Kept>()
  const registry = await startRegistry((asked) => lie(asked) ?? reply(versions, asked))
  return {
    ...registry,
    versions,
    publish(draft) {
      const whole = VersionDraft.parse({ label: '1.0', reason: 'First.', releaseDate: '2026-06-05', ...draft })
      return publishDraft(versions, whole)
    },
  }
}

function publishDraft(versions: Map<string, Kept>, draft: VersionDraft) {
  const { canonical, digest } = sealRecord(versionRecord(DATASET, draft, null))
  const kept = { draft, status: 'published', digest, canonical, more: {} }
  versions.set(draft.label, kept)
  return kept
}

function reply(versions: Map<string, Kept>, asked: Asked): Reply {
  const byDigest = /^\/api\/v1\/versions\/(sha256:[0-9a-f]{64})(\/citation)?$/.exec(asked.path)
  if (byDigest !== null) {
    const kept = [...versions.values()].find((one) => one.digest === byDigest[1])
    if (kept === undefined) return problem(404, 'There is no version with this digest.')
    if (byDigest[2] !== undefined) return { type: 'text/plain', body: `@misc{corpus, note = {${kept.digest}}}` }
    if (asked.headers.accept === RECORD_MEDIA_TYPE) return { type: RECORD_MEDIA_TYPE, body: kept.canonical }
    return { body: answerOf(kept) }
  }
  if (asked.method === 'POST' && asked.path === BASE) return draftNew(versions, asked)
  const [label = '', action = ''] = decodeURIComponent(asked.path.slice(BASE.length + 1)).split('/')
  const kept = versions.get(label)
  if (!asked.path.startsWith(`${BASE}/`) || kept === undefined) return problem(404, `There is no ${asked.path}.`)
  if (action === 'publish') return { body: answerOf(publishDraft(versions, kept.draft)) }
  if (action === 'withdraw')
    Object.assign(kept, { status: 'withdrawn', more: { withdrawal: JSON.parse(asked.body.toString()) } })
  return { body: answerOf(kept) }
}

function draftNew(versions: Map<string, Kept>, asked: Asked): Reply {
  const draft = VersionDraft.parse(JSON.parse(asked.body.toString('utf8')))
  if (versions.has(draft.label)) return problem(409, `The label ${draft.label} is taken.`)
  const kept = { draft, status: 'draft', digest: null, canonical: '', more: {} }
  versions.set(draft.label, kept)
  return { status: 201, body: answerOf(kept) }
}

function answerOf({ draft, status, digest, more }: Kept) {
  const { label, reason, releaseDate } = draft
  const url = `http://registry.example/datasets/${DATASET}/versions/${label}`
  const publishedAt = digest === null ? null : '2026-06-05T12:00:00Z'
  const standing = { publishedAt, withdrawnAt: null, withdrawal: null, successor: null, supersededBy: null }
  return { dataset: DATASET, label, status, digest, reason, releaseDate, url, ...standing, ...more }
}
