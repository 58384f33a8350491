'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { specBelow } from '#app/_forms/spec.ts'
import { type FormValues, one } from '#app/_forms/values.ts'
import { blobs, database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { cancelRun } from '#db/commands/cancel-run.ts'
import { orderFilter } from '#db/commands/order-filter.ts'
import { orderReplay } from '#db/commands/order-replay.ts'
import { orderRun } from '#db/commands/order-run.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { findNamedDigest } from '#db/queries/find-named-digest.ts'
import { isDigest } from '#lib/digest.ts'
import { refusedAt } from '#lib/error.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { orderOf, VersionRunOrder } from '#lib/run/t6-order.ts'
import { filterForm, filterOrder } from './filter-form.ts'
import { trainForm, trainOrder } from './train-form.ts'

/** Orders a training on the version of the page. */
export const train = formAction(
  {
    spec: specBelow('training', trainForm([])),
    within: 'training',
    schema: VersionRunOrder,
    what: 'training',
    failed: 'Nothing is trained',
    read: async (values) => {
      const order = trainOrder(values)
      return { ...order, evaluation: order.evaluation && (await namedVersion(order.evaluation, '/evaluation')) }
    },
  },
  async (actor, body, values) => {
    const digest = one(values, 'context.digest')
    const version = isDigest(digest) ? await findExactVersion(database(), digest) : null
    if (version === null || !isDigest(digest)) return { fault: 'This version is not published here.' }
    const { organization } = version
    const asked = { organization, order: orderOf(digest, body), now: new Date() }
    const result = await orderRun(database(), blobs(), actor, asked)
    if (result.kind === 'no-organization') return { fault: `There is no organization ${organization} here.` }
    redirect(`/runs/${result.id}`)
  },
)

/** The digest of the version whose labels are trusted. Refuses a name that no version here has. */
async function trustedVersion(values: FormValues): Promise<string> {
  const name = one(values, 'reference.version').trim()
  if (one(values, 'task') !== 'classification') return ''
  if (name !== '') return namedVersion(name, '/reference/version')
  throw refusedAt(
    '/reference/version',
    'The version whose labels you trust is needed, as organization/name@label or by its digest.',
  )
}

/** The digest of the version that is called so. Refuses, at the place of the name, what no version here is called. */
async function namedVersion(name: string, at: string): Promise<string> {
  const digest = await findNamedDigest(database(), name)
  if (digest !== null) return digest
  throw refusedAt(at, `No version published here is called ${name}. Write organization/name@label, or its digest.`)
}

/** Orders that the version of the page be filtered. */
export const filterVersion = formAction(
  {
    ...{ spec: filterForm([]), schema: FilterOrder, what: 'filter', failed: 'Nothing is filtered' },
    read: async (values) => filterOrder(values, await trustedVersion(values)),
  },
  async (actor, order, values) => {
    const digest = one(values, 'context.digest')
    const version = isDigest(digest) ? await findExactVersion(database(), digest) : null
    if (version === null || !isDigest(digest)) return { fault: 'This version is not published here.' }
    const result = await orderFilter(database(), blobs(), actor, { version: digest, order, now: new Date() })
    if (result.kind === 'no-organization') return { fault: `There is no organization ${version.organization} here.` }
    redirect(`/runs/${result.id}`)
  },
)

/** Ends a run that is carried out here. */
export async function cancel(data: FormData): Promise<void> {
  const id = String(data.get('run'))
  const page = `/runs/${encodeURIComponent(id)}`
  const actor = await requireActor(page)
  await pressed(page, async () => {
    if (!z.uuid().safeParse(id).success) return '/runs'
    const { kind } = await cancelRun(database(), actor, id, new Date())
    return kind === 'cancelled' || kind === 'asked' ? page : `${page}?fault=${kind}`
  })
}

/** Has a run repeated here, and goes to the run that does so. */
export async function repeat(data: FormData): Promise<void> {
  const id = String(data.get('run'))
  const page = `/runs/${encodeURIComponent(id)}`
  const actor = await requireActor(page)
  await pressed(page, async () => {
    if (!z.uuid().safeParse(id).success) return '/runs'
    const result = await orderReplay(database(), blobs(), actor, { run: id, now: new Date() })
    if (result.kind === 'ordered') return `/runs/${result.id}`
    return result.kind === 'not-found' ? '/runs' : `${page}?unrepeatable=${encodeURIComponent(result.reason)}`
  })
}
