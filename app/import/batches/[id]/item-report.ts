import { z } from 'zod'

const Told = z.object({ grade: z.enum(['refuse', 'warning']), at: z.string(), message: z.string() })

/** The report of a file, as far as its line shows it. */
export const ItemReport = z.object({
  format: z.string().nullable(),
  counts: z.object({ registered: z.number(), unchanged: z.number(), amended: z.number(), refused: z.number() }),
  troubles: z.array(Told),
  candidates: z.array(
    z.object({ key: z.string(), outcome: z.string(), dataset: z.string().nullable(), troubles: z.array(Told) }),
  ),
})
export type ItemReport = z.infer<typeof ItemReport>

/** What was refused in a file and why, each with what it was about. */
export function refusalsOf(report: ItemReport): { about: string; message: string; at: string }[] {
  const ofFile = report.troubles
    .filter((trouble) => trouble.grade === 'refuse')
    .map((trouble) => ({ about: '', ...trouble }))
  const ofCandidates = report.candidates
    .filter((candidate) => candidate.outcome === 'refused')
    .flatMap((candidate) =>
      candidate.troubles
        .filter((trouble) => trouble.grade === 'refuse')
        .map((trouble) => ({ about: candidate.key, ...trouble })),
    )
  return [...ofFile, ...ofCandidates]
}
