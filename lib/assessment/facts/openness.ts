import { z } from 'zod'
import { CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Said } from './recorded.ts'

/** What stands between a stranger and the bytes, from nothing to a closed door. */
export const ACCESS_MODES = ['anonymous', 'free-account', 'automatic-gate', 'manual-gate', 'paid', 'private'] as const

/** How the files are got, where, and when somebody looked. */
export const Access = z.strictObject({
  mode: z.enum(ACCESS_MODES),
  url: WebAddress.nullable().default(null),
  checkedAt: CalendarDate.nullable().default(null),
})
export type Access = z.infer<typeof Access>

/** What a restriction is laid on: parts in the public domain, openly licensed parts, or neither. */
export const BOUND_PARTS = ['public-domain', 'open', 'other'] as const

/** Terms beside the licence: of use, of the host, of behaviour. An empty list says that there are none. */
export const ExtraTerms = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        name: requiredText(300),
        url: WebAddress.nullable().default(null),
        binds: z.array(z.enum(BOUND_PARTS)).default([]),
      }),
    )
    .max(100),
})
export type ExtraTerms = z.infer<typeof ExtraTerms>

/** Where the terms are told in plain words, and the named modules that they are made of. */
export const PlainTerms = z.strictObject({
  summary: WebAddress.nullable().default(null),
  modules: z.array(requiredText(200)).max(100).default([]),
})
export type PlainTerms = z.infer<typeof PlainTerms>

/** What is signed, dated and kept, where a fact can only be attested. */
export const Attestation = z.strictObject({
  statement: requiredText(4000),
  signedBy: requiredText(200),
  date: CalendarDate,
  note: Said,
})
export type Attestation = z.infer<typeof Attestation>
