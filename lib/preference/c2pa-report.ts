import { z } from 'zod'
import { type C2paAssertion, plainLabel, TRAINING_LABELS } from './c2pa-manifest.ts'

/**
 * What a validator found: `valid`, by a signer it trusts; `invalid-signature`, or a signer nobody vouches for; `hash-mismatch`, so that the
 * manifest may belong to another file.
 */
export const C2PA_VALIDATIONS = ['valid', 'invalid-signature', 'hash-mismatch'] as const
export type C2paValidation = (typeof C2PA_VALIDATIONS)[number]

/** The assertions of a report with what its validator found. */
export type C2paReport = { active: C2paAssertion[]; ingredients: C2paAssertion[]; validation: C2paValidation }

const Assertion = z.object({ label: z.string(), data: z.unknown() })
const Short = z.object({
  active_manifest_assertions: z.array(Assertion),
  ingredient_assertions: z.array(Assertion).default([]),
  validation: z.enum(C2PA_VALIDATIONS),
})
const Manifest = z.object({ assertions: z.array(Assertion).default([]) })
const Long = z.object({
  active_manifest: z.string(),
  manifests: z.record(z.string(), Manifest),
  validation_state: z.string().optional(),
  validation_status: z.array(z.object({ code: z.string() })).nullish(),
})

/**
 * Reads the report of a validator: assertions of the active manifest with the validator's finding, or the report that c2patool writes. Null where
 * the value is none. There, only a state of `Trusted` is valid: a manifest that is well signed by anybody is no proof of who asserts.
 */
export function parseC2paReport(value: unknown): C2paReport | null {
  const short = Short.safeParse(value)
  if (short.success)
    return {
      active: trainingAmong(short.data.active_manifest_assertions, 'active_manifest_assertions'),
      ingredients: trainingAmong(short.data.ingredient_assertions, 'ingredient_assertions'),
      validation: short.data.validation,
    }
  const long = Long.safeParse(value)
  if (!long.success) return null
  const { active_manifest, manifests } = long.data
  const found = Object.entries(manifests).map(([name, { assertions }]) => ({
    isActive: name === active_manifest,
    assertions: trainingAmong(assertions, `manifests/${name.slice(0, 100)}/assertions`),
  }))
  return {
    active: found.filter(({ isActive }) => isActive).flatMap(({ assertions }) => assertions),
    ingredients: found.filter(({ isActive }) => !isActive).flatMap(({ assertions }) => assertions),
    validation: validationOf(long.data),
  }
}

function validationOf({ validation_state, validation_status }: z.infer<typeof Long>): C2paValidation {
  const isOther = (validation_status ?? []).some(({ code }) => /^assertion\.\w*Hash\.mismatch$/i.test(code))
  if (isOther) return 'hash-mismatch'
  return validation_state === 'Trusted' ? 'valid' : 'invalid-signature'
}

function trainingAmong(assertions: readonly z.infer<typeof Assertion>[], path: string): C2paAssertion[] {
  return assertions.flatMap(({ label, data }, index) => {
    const plain = plainLabel(label)
    return TRAINING_LABELS.includes(plain) ? [{ label: plain, data, locator: `/${path}/${index}` }] : []
  })
}
