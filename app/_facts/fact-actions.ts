'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '#app/_forms/form-state.ts'
import { type FormValues, one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { type FormAnswer, formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { today } from '#app/_server/today.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { readFacts } from '#db/queries/read-facts.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { FACT_KEYS, FactKey, valueForm } from '#lib/assessment/facts/groups.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { factForm } from './fact-form.ts'
import { factInput } from './fact-input.ts'
import { factHref, factsHref } from './facts-address.ts'

/** Records the answer to the question that the form names, and goes on to the next one, or back to the list. */
export async function recordFact(previous: FormState, data: FormData): Promise<FormState> {
  const key = FactKey.parse(data.get('context.key'))
  const action = ACTIONS.get(key)
  if (action === undefined) throw new Error(`There is no form for the fact "${key}".`)
  return action(previous, data)
}

const ACTIONS = new Map(
  FACT_KEYS.map((key) => [
    key,
    formAction(
      {
        spec: factForm(key),
        schema: FactDraft.extend({ value: valueForm(key) }),
        what: 'answer',
        failed: 'The answer was not recorded',
        read: async (values) => factInput(key, values, today(), await valueBefore(key, values)),
      },
      record,
    ),
  ]),
)

/** What was recorded before, where the form holds rows that it does not show. */
async function valueBefore(key: FactKey, values: FormValues): Promise<unknown> {
  if (!Object.keys(values).some((name) => name.endsWith('.kept'))) return null
  const facts = await readFacts(database(), one(values, 'context.digest'))
  return facts?.recorded[key]?.value ?? null
}

async function record(actor: Actor | null, draft: FactDraft, values: FormValues): Promise<FormAnswer> {
  const digest = one(values, 'context.digest')
  const version = await findExactVersion(database(), digest)
  const result = await recordFacts(database(), actor, digest, [draft])
  if (result.kind === 'not-found' || version === null) return { fault: 'This version is not published here.' }
  const next = FactKey.safeParse(one(values, 'context.next'))
  const told = new URLSearchParams({ [result.written.length === 0 ? 'unchanged' : 'saved']: draft.key })
  const goesOn = one(values, 'then') !== 'list' && next.success
  redirect(
    `${goesOn ? factHref(version.path, version.label, next.data) : factsHref(version.path, version.label)}?${told}`,
  )
}

const TakenBack = z.object({ version: z.string(), key: FactKey })

/** Takes back what was recorded of a group; it stays as history. */
export async function takeFactBack(data: FormData): Promise<void> {
  const { version: digest, key } = TakenBack.parse({ version: data.get('version'), key: data.get('key') })
  const version = await findExactVersion(database(), digest)
  const page = version === null ? '/principles' : factsHref(version.path, version.label)
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const { kind } = await recordFacts(database(), actor, digest, [{ key, value: null, evidence: [] }])
    return kind === 'not-found' ? `${page}?fault=not-found` : `${page}?taken=${key}`
  })
}
