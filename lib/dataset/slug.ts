import { sha256Hex } from '../digest.ts'
import type { Slug, VersionLabel } from './schema.ts'

const MAX_SLUG = 96
const MAX_LABEL = 64
const HASH_DIGITS = 8
/** Of a longer text only so much is looked at; the hash is of the whole. */
const LOOKED_AT = 1000

/**
 * The slug that stands for a name in addresses. The same text gives the same slug; two texts may give one slug, which
 * is the caller's matter. Accents are dropped, `++` becomes `pp` and `#` `sharp` (C, C++ and C# are three), all else `-`; a name without a Latin letter or digit, or one
 * that is too long, is told apart by the first digits of its sha256. Never refuses.
 */
export function slugOf(text: string): Slug {
  const plain = text
    .slice(0, LOOKED_AT)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\+\+/g, 'pp')
    .replace(/#/g, 'sharp')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
  const trimmed = trimEnds(plain)
  if (trimmed === '') return `dataset-${hashOf(text)}`
  return trimmed.length <= MAX_SLUG ? trimmed : cut(trimmed, MAX_SLUG, hashOf(text))
}

/**
 * A version label made of what a document says of its version, or null if nothing of it can stand in a label. What may
 * not stand in one becomes `-`. The same text gives the same label.
 */
export function labelOf(text: string): VersionLabel | null {
  const plain = text
    .slice(0, LOOKED_AT)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9._+-]+/g, '-')
    .replace(/\.{2,}/g, '.')
  const trimmed = trimEnds(plain)
  if (trimmed === '') return null
  return trimmed.length <= MAX_LABEL ? trimmed : cut(trimmed, MAX_LABEL, hashOf(text))
}

function trimEnds(text: string): string {
  return text.replace(/^[^A-Za-z0-9]+/, '').replace(/[^A-Za-z0-9]+$/, '')
}

function cut(text: string, max: number, hash: string): string {
  return `${trimEnds(text.slice(0, max - HASH_DIGITS - 1))}-${hash}`
}

function hashOf(text: string): string {
  return sha256Hex(text.toWellFormed()).slice(0, HASH_DIGITS)
}
