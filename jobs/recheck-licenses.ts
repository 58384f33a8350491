import type { BlobStore } from '#db/blobs.ts'
import {
  adoptEvidence,
  type DuePage,
  type EvidenceCheck,
  listDuePages,
  recordEvidenceCheck,
  recordSweep,
} from '#db/commands/watch-evidence.ts'
import { listStewards } from '#db/queries/list-stewards.ts'
import { type Revisited, revisitPage } from '#lib/clients/revisit-page.ts'
import type { EvidenceOutcome } from '#lib/license/evidence-outcome.ts'
import { judgeQuote, QUOTE_RULE } from '#lib/license/quote.ts'
import { faultLine } from './fault-line.ts'
import type { Job, JobContext } from './job.ts'

/** At most so many pages in one sweep; what is left is due in the next one. */
const PAGES_AT_ONCE = 200
/** So many hosts are asked at the same time, each one page after the other with a pause between. */
const HOSTS_AT_ONCE = 4
/** The most of a page that is kept. */
const PAGE_MAX_BYTES = 4 * 1024 * 1024

/**
 * Fetches the evidence pages again whose time has come, and says which of them say something else by now. One page after the other
 * on each host; each check is a transaction of its own, so a sweep that ends early goes on with what is still due.
 */
export const recheckLicenses: Job = async (_payload, context) => {
  const { db } = context
  await adoptEvidence(db)
  const due = await listDuePages(db, PAGES_AT_ONCE)
  const counts: Record<EvidenceOutcome, number> = { 'as-quoted': 0, changed: 0, vanished: 0, failed: 0 }
  const changed = new Set<string>()
  const hosts = [...byHost(due).values()]
  const askHosts = async () => {
    for (let pages = hosts.pop(); pages !== undefined; pages = hosts.pop())
      for (const [index, page] of pages.entries()) {
        if (context.isStopping()) return
        if (index > 0) await context.pause(context.pauseMs)
        const check = await checkPage(page, context)
        counts[check.outcome] += 1
        for (const digest of await recordEvidenceCheck(db, check, new Date())) changed.add(digest)
      }
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, askHosts))
  await recordSweep(db, counts)
  await notify([...changed], context)
  return context.isStopping() && hosts.length > 0 ? 'again' : 'done'
}

async function checkPage(due: DuePage, { site, mayAskLoopback, blobs }: JobContext): Promise<EvidenceCheck> {
  const options = { site, maxBytes: PAGE_MAX_BYTES, allowLoopback: mayAskLoopback }
  const answer = await revisitPage(due.piece.source, due, options)
  const nothing = { bytes: null, snapshot: null, mediaType: '', etag: null, lastModified: null }
  const head = { evidence: due.evidence, url: due.piece.source, rule: QUOTE_RULE }
  if (answer.kind === 'unmodified')
    return { ...head, ...nothing, outcome: 'as-quoted', note: 'The host says that it is as before (304).' }
  if (answer.kind === 'gone') return { ...head, ...nothing, outcome: 'vanished', note: answer.note }
  if (answer.kind === 'failed') return { ...head, ...nothing, outcome: 'failed', note: answer.note }
  return { ...head, ...(await compare(due, answer.page, blobs)) }
}

type Page = Extract<Revisited, { kind: 'page' }>['page']

async function compare(due: DuePage, { bytes, headers, url }: Page, blobs: BlobStore) {
  const { sha256 } = await blobs.put(bytes)
  const mediaType = headers['content-type'] ?? ''
  const { outcome, note } = judgeQuote({ quote: due.piece.quote, baseline: due.baseline }, { bytes, mediaType, sha256 })
  const { etag = null, 'last-modified': lastModified = null } = headers
  return { outcome, note, url, bytes: bytes.length, snapshot: sha256, mediaType, etag, lastModified }
}

/** One letter to each steward and owner whose datasets rest on pages that changed. */
async function notify(digests: string[], { db, site, sendMail, say }: JobContext): Promise<void> {
  if (digests.length === 0 || sendMail === null) return
  for (const { email, versions } of await listStewards(db, digests)) {
    const lines = versions.map(
      ({ path, label }) => `- ${path} ${label}: ${site}/datasets/${path}/versions/${label}/licences`,
    )
    const text = `Pages that bear out licences say something else by now, or are gone:\n\n${lines.join('\n')}\n\nWhat was concluded stands, marked as stale, until somebody looks.\n`
    await sendMail({ to: email, subject: 'Licence evidence changed', text }).catch((error: Error) =>
      say(`A letter about changed licence evidence could not be sent: ${faultLine(error)}`),
    )
  }
}

function byHost(pages: DuePage[]): Map<string, DuePage[]> {
  const hosts = new Map<string, DuePage[]>()
  for (const page of pages) {
    const { host } = new URL(page.piece.source)
    hosts.set(host, [...(hosts.get(host) ?? []), page])
  }
  return hosts
}
