'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { startHarvest } from '#db/commands/start-harvest.ts'
import { stopHarvest } from '#db/commands/stop-harvest.ts'
import { HarvestOrder } from '#lib/preference/harvest.ts'
import { HARVEST_FORM, harvestOrder } from './harvest-form.ts'

export const orderHarvest = formAction(
  {
    spec: HARVEST_FORM,
    schema: HarvestOrder,
    what: 'harvest',
    failed: 'Nobody is asked',
    read: harvestOrder,
  },
  async (actor, order, values) => {
    const result = await startHarvest(database(), actor, one(values, 'context.digest'), order)
    if (result.kind === 'not-found') return { fault: 'This version is not published here.' }
    if (result.kind === 'withdrawn') return { fault: 'This version is withdrawn: its hosts are not asked any more.' }
    redirect(`/harvests/${result.id}`)
  },
)

/** Ends a harvest before its hosts were all asked. */
export async function stop(data: FormData): Promise<void> {
  const id = String(data.get('harvest'))
  const page = `/harvests/${encodeURIComponent(id)}`
  const actor = await requireActor(page)
  await pressed(page, async () => {
    if (!z.uuid().safeParse(id).success) return '/preferences'
    const { kind } = await stopHarvest(database(), actor, id)
    return kind === 'stopped' ? page : `${page}?fault=${kind}`
  })
}
