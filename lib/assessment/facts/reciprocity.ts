import { z } from 'zod'
import { UNITS } from '../../dataset/schema.ts'
import { boundedText, CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Said } from './recorded.ts'

/** Where credit (author, source, licence) is shipped, and for what share of the records that ask for it. */
export const Credit = z.strictObject({
  at: z.enum(['record', 'source', 'nowhere']),
  share: z
    .strictObject({ unit: z.enum(UNITS), value: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  file: WebAddress.nullable().default(null),
})
export type Credit = z.infer<typeof Credit>

/** What was given back, to whom, when; or what is promised. An empty list says that nothing was. */
export const Reciprocity = z.strictObject({
  acts: z
    .array(
      z.strictObject({
        kind: z.enum(['text', 'metadata', 'money', 'tools', 'access', 'training', 'other']),
        what: requiredText(1000),
        beneficiary: requiredText(300),
        date: CalendarDate.nullable().default(null),
        state: z.enum(['done', 'promised']),
      }),
    )
    .max(1000),
})
export type Reciprocity = z.infer<typeof Reciprocity>

/** What was made better on the way (text, metadata, tools), where it is published, and under which licence (SPDX). */
export const Enhancements = z.strictObject({
  enhancements: z
    .array(
      z.strictObject({
        what: requiredText(1000),
        url: WebAddress.nullable().default(null),
        license: boundedText(300).default(''),
      }),
    )
    .min(1, 'Name what was enhanced.')
    .max(200),
})
export type Enhancements = z.infer<typeof Enhancements>

/** The consent text that contributors agreed to and how they withdraw; the pay and conditions of paid workers. Null: there are none. */
export const ContributorTerms = z.strictObject({
  contributors: z
    .strictObject({
      consent: WebAddress.nullable().default(null),
      consentVersion: boundedText(100).default(''),
      withdrawal: Said,
    })
    .nullable()
    .default(null),
  workers: z.strictObject({ pay: Said, conditions: Said }).nullable().default(null),
})
export type ContributorTerms = z.infer<typeof ContributorTerms>

/** How each linked run met the conditions of what it consumed. `run`: the run's id or digest. */
export const ConditionsHonoured = z.strictObject({
  runs: z.array(z.strictObject({ run: requiredText(300), how: requiredText(4000) })).max(10_000),
})
export type ConditionsHonoured = z.infer<typeof ConditionsHonoured>
