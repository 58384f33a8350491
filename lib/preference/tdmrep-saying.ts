import { urlOf } from '../url.ts'
import type { SignalEvidence } from './preference.ts'
import type { TdmValue } from './tdmrep-file.ts'

/** The places of TDMRep, from the farthest to the nearest: each supersedes those before it, both ways. */
export const TDM_PLACES = ['file', 'header', 'head', 'work'] as const
export type TdmPlace = (typeof TDM_PLACES)[number]

/**
 * What one place says. `literal`: by the letter. `protective`: also 1 where a stricter reading reserves; `isRepaired`: only if the
 * letter is mended. `policy`: an address, where one is given.
 */
export type TdmSaying = {
  place: TdmPlace
  literal: TdmValue
  protective: TdmValue
  isRepaired: boolean
  policy: string | null
  evidence: SignalEvidence[]
}

/** A value as it is written at a place. `isDoubtful`: in a part of the page that not every reader sees. */
export type WrittenValue = { value: string; locator: string; quote: string; isDoubtful?: boolean }

/** Written fields of one place. */
export type WrittenFields = { reservations: readonly WrittenValue[]; policies: readonly WrittenValue[] }

/** At most so many of the same field are shown. */
const MAX_SHOWN = 10

/**
 * What the written fields of one place say together. Several reservations that agree are one; where they don't, the letter says nothing
 * and the protective reading takes the 1. Null where the place says nothing at all.
 */
export function sayingOf(place: TdmPlace, location: string, { reservations, policies }: WrittenFields): TdmSaying[] {
  if (reservations.length === 0 && policies.length === 0) return []
  const certain = reservations.filter(({ isDoubtful }) => !isDoubtful)
  const literal = agreed(certain.map(({ value }) => reservationOf(value)))
  const isReserved = reservations.some(({ value }) => reservationOf(value) === 1)
  const addresses = policies.filter(({ isDoubtful }) => !isDoubtful).map(({ value }) => policyOf(value))
  return [
    {
      place,
      literal,
      protective: isReserved ? 1 : literal,
      isRepaired: isReserved && literal !== 1,
      policy: agreed(addresses),
      evidence: [...reservations.slice(0, MAX_SHOWN), ...policies.slice(0, MAX_SHOWN)].map(({ locator, quote }) => ({
        location,
        locator,
        quote: quote.slice(0, 500),
      })),
    },
  ]
}

/** 1, 0, or null: anything else is a protocol error, which is as if nothing were written (TDMRep, tdm-reservation). */
export function reservationOf(value: string): TdmValue {
  const written = value.trim()
  return written === '1' ? 1 : written === '0' ? 0 : null
}

/** The address of a policy, or null where the text is none of http or https. */
export function policyOf(value: string): string | null {
  const written = value.trim()
  return /^https?:\/\//i.test(written) && urlOf(written) !== null ? written : null
}

function agreed<Value>(values: readonly (Value | null)[]): Value | null {
  const [first, ...others] = new Set(values.filter((value) => value !== null))
  return first === undefined || others.length > 0 ? null : first
}
