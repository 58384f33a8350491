import { LRUCache } from 'lru-cache'
import type { Db } from '#db/client.ts'
import { isUnchangedSince, type RegistryMoment, registryMoment } from '#db/queries/registry-moment.ts'

/** A whole answer as it was sent: status, headers and bytes. */
export type KeptPage = { status: number; headers: [string, string | string[]][]; body: Buffer; etag: string }

/** Pages of one moment of the registry; when anything is committed all of them are forgotten. */
export type PageCache = {
  /** The moment that holds now: pages kept under it are true. One statement, shared by all who ask while it is on its way. */
  currentMoment(): Promise<RegistryMoment>
  find(moment: RegistryMoment, key: string): KeptPage | null
  keep(moment: RegistryMoment, key: string, page: KeptPage): void
}

/**
 * A public page is a function of its address and of the events committed so far (every change writes one), so it is
 * kept until the next event, and never served after it. At most `maxBytes` are held; what is used least goes first.
 */
export function openPageCache(db: Db, maxBytes: number): PageCache {
  const pages = new LRUCache<string, KeptPage>({
    maxSize: maxBytes,
    sizeCalculation: (page, key) => page.body.byteLength + key.length + 2000,
  })
  let moment: RegistryMoment | null = null

  async function look(): Promise<RegistryMoment> {
    if (moment !== null && (await isUnchangedSince(db, moment))) return moment
    pages.clear()
    moment = await registryMoment(db)
    return moment
  }

  return {
    currentMoment: oneAtATime(look),
    find: (asked, key) => (asked === moment ? (pages.get(key) ?? null) : null),
    keep(asked, key, page) {
      if (asked === moment) pages.set(key, page)
    },
  }
}

/** Runs `work` once for all who ask before it starts; whoever asks while it runs shares the next run. */
export function oneAtATime<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> | null = null
  let next: Promise<Result> | null = null
  return () => {
    if (next !== null) return next
    const before = running ?? Promise.resolve()
    const mine = before
      .catch(() => undefined)
      .then(() => {
        next = null
        return work()
      })
    next = mine
    running = mine
    return mine
  }
}
