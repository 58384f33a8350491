import { z } from 'zod'
import { RunText } from '#lib/run/filter-input.ts'
import type { Registry } from '../registry.ts'

const Texts = z.object({ items: z.array(RunText) })

/** What a run of the registry’s read, as the registry reads it again. */
export async function fetchTexts(registry: Registry, id: string): Promise<RunText[]> {
  const { items } = await registry.ask({ path: `/api/v1/runs/${id}/texts` }, Texts, 'texts of the run')
  return items
}
