import { z } from 'zod'
import { LanguageTag, UNITS } from '../../dataset/schema.ts'
import { boundedText, CalendarDate, requiredText, WebAddress } from '../../evidence.ts'
import { Said, SourceRef } from './recorded.ts'

/** Tokens per language or variety (BCP 47), null where only the language is known, and the method of measuring. */
export const LanguageProfile = z.strictObject({
  languages: z
    .array(
      z.strictObject({
        tag: LanguageTag,
        tokens: z.number().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
      }),
    )
    .min(1)
    .max(8000),
  method: Said,
})
export type LanguageProfile = z.infer<typeof LanguageProfile>

/** What the dataset set out to hold: a language with so many tokens or such a share, at least. Neither: that it is there at all. */
export const Scope = z.strictObject({
  targets: z
    .array(
      z.strictObject({
        language: LanguageTag,
        minimumTokens: z.number().min(0).nullable().default(null),
        minimumShare: z.number().min(0).max(1).nullable().default(null),
      }),
    )
    .max(8000),
})
export type Scope = z.infer<typeof Scope>

/** What is good and what is bad about each source. */
export const SourceNotes = z.strictObject({
  sources: z.array(z.strictObject({ source: SourceRef, strengths: Said, weaknesses: Said })).max(20_000),
})
export type SourceNotes = z.infer<typeof SourceNotes>

/** Each community that is targeted, with the partner from it, the partner's role and since when. */
export const Communities = z.strictObject({
  communities: z
    .array(
      z.strictObject({
        community: requiredText(300),
        partner: boundedText(300).default(''),
        role: Said,
        date: CalendarDate.nullable().default(null),
      }),
    )
    .min(1, 'Name the community.')
    .max(1000),
})
export type Communities = z.infer<typeof Communities>

/**
 * What was translated by machine or generated: its share of the whole, the column that marks each record, and the generators with
 * their prompts or code.
 */
export const GeneratedShare = z.strictObject({
  share: z
    .strictObject({ unit: z.enum(UNITS), value: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  flagColumn: boundedText(300).default(''),
  generators: z
    .array(
      z.strictObject({
        model: requiredText(300),
        version: boundedText(200).default(''),
        prompts: Said,
        code: WebAddress.nullable().default(null),
      }),
    )
    .max(200)
    .default([]),
})
export type GeneratedShare = z.infer<typeof GeneratedShare>
