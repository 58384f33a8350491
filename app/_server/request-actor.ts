import 'server-only'
import { LRUCache } from 'lru-cache'
import { touchToken } from '#db/commands/touch-token.ts'
import { findActorByToken } from '#db/queries/find-actor.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { database } from './db.ts'
import { addressOf } from './rate-limit.ts'
import { isSameOrigin } from './same-origin.ts'
import { currentActor } from './session.ts'

/** Who asks, and by what name they are counted: their token, their account, or their address. */
export type Asker = { actor: Actor | null; key: string; isAdministrator: boolean; badToken: boolean }

/**
 * Who sent the request: the person whose API token it carries, else the one who is signed in by cookie, else nobody. A
 * cookie counts for a request that changes something only if the page that sent it is ours, since browsers send cookies
 * along from anywhere. A token that is not good is told by `badToken`: nobody is let in as a stranger by mistake.
 */
export async function identifyAsker(request: Request, writes: boolean): Promise<Asker> {
  const secret = bearerOf(request.headers.get('authorization'))
  if (secret !== null) return byToken(request, secret)
  const actor = await currentActor()
  if (actor === null) return nobody(request)
  if (writes && !isSameOrigin(request.headers))
    throw new Refusal(
      'forbidden',
      'This came with a session cookie from another site. Send an API token (Authorization: Bearer …) to change anything.',
    )
  return { actor, key: `account ${actor.userId}`, isAdministrator: false, badToken: false }
}

async function byToken(request: Request, secret: string): Promise<Asker> {
  const actor = secret === '' ? null : await findActorByToken(database(), secret, new Date())
  if (actor === null) return { ...nobody(request), badToken: true }
  const key = `token ${sha256Hex(secret)}`
  await noteUse(key, secret)
  return { actor, key, isAdministrator: actor.isAdministrator, badToken: false }
}

const HOUR_MS = 3_600_000
const noted = new LRUCache<string, true>({ max: 10_000, ttl: HOUR_MS })

/** Once an hour in this process; other requests make no statement for it. */
async function noteUse(key: string, secret: string): Promise<void> {
  if (noted.has(key)) return
  noted.set(key, true)
  await touchToken(database(), secret)
}

function nobody(request: Request): Asker {
  return { actor: null, key: `address ${addressOf(request.headers)}`, isAdministrator: false, badToken: false }
}

/** The secret of `Authorization: Bearer …`; null without the header, empty where it says something else. */
function bearerOf(header: string | null): string | null {
  if (header === null) return null
  return /^bearer +([\x21-\x7e]{1,500})$/i.exec(header.trim())?.[1] ?? ''
}
