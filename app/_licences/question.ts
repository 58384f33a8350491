import { LICENSE_USES, LicenseQuestion } from '#lib/license/verdict.ts'

/** The question as an address holds it. */
export type AskedInAddress = { use?: string | string[]; commercial?: string | string[]; outbound?: string | string[] }

/** The question that a reader has who has not asked one: may one train on it, and sell what comes of it? */
export const FIRST_QUESTION = LicenseQuestion.parse({ use: 'commercial-training' })

const COMMERCIAL = { yes: true, no: false } as const

/** The question of an address; what is not understood is left at its default, so that every address answers. */
export function readQuestion(asked: AskedInAddress): LicenseQuestion {
  const use = LICENSE_USES.find((one) => one === first(asked.use)) ?? FIRST_QUESTION.use
  const trade = first(asked.commercial)
  const commercial = trade === 'yes' || trade === 'no' ? COMMERCIAL[trade] : null
  const outbound = first(asked.outbound).trim().slice(0, 200)
  return { use, commercial, outbound: outbound === '' ? null : outbound }
}

/** The question as the query of an address, without its defaults. */
export function questionQuery({ use, commercial, outbound }: LicenseQuestion): string {
  const query = new URLSearchParams({ use })
  if (commercial !== null) query.set('commercial', commercial ? 'yes' : 'no')
  if (outbound !== null) query.set('outbound', outbound)
  return `?${query}`
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
