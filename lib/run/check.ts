import { z } from 'zod'

/**
 * `agrees`: the claim is what was recomputed. `rounds`: it is what was recomputed, in fewer digits. `not-claimed`: only recomputed. `unknown`: it can't be
 * recomputed, since something is missing.
 */
export const CHECK_OUTCOMES = ['agrees', 'rounds', 'differs', 'not-claimed', 'unknown'] as const
export const CheckOutcome = z.enum(CHECK_OUTCOMES)
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** A figure of a run: what it says, what follows from its settings, and how (`how`: the formula with its numbers, or what is missing). */
export const ArithmeticCheck = z.strictObject({
  what: z.string(),
  claimed: z.number().nullable(),
  recomputed: z.number().nullable(),
  outcome: CheckOutcome,
  how: z.string(),
})
export type ArithmeticCheck = z.infer<typeof ArithmeticCheck>

/** Sets a claim beside what was recomputed. Null on both sides: nothing to say, and no check. */
export function recompute(
  what: string,
  claimed: number | null | undefined,
  recomputed: number | null,
  how: string,
): ArithmeticCheck[] {
  const claim = claimed ?? null
  if (claim === null && recomputed === null) return []
  return [{ what, claimed: claim, recomputed, outcome: outcomeOf(claim, recomputed), how }]
}

function outcomeOf(claimed: number | null, recomputed: number | null): CheckOutcome {
  if (recomputed === null) return 'unknown'
  if (claimed === null) return 'not-claimed'
  if (claimed === recomputed) return 'agrees'
  return roundsTo(recomputed, claimed) ? 'rounds' : 'differs'
}

/** Whether the number in as many significant digits as the claim shows is the claim. A claim of one digit says too little to agree. */
function roundsTo(value: number, claim: number): boolean {
  const digits = significantDigits(claim)
  return digits >= 2 && digits <= 15 && Number(value.toPrecision(digits)) === claim
}

function significantDigits(value: number): number {
  const [mantissa = ''] = Math.abs(value).toExponential().split('e')
  return mantissa.replace('.', '').length
}
