import { z } from 'zod'

/** What every answer of 400 or more says (RFC 9457). `type` leads to its explanation; `issues` names each fault. */
export const Problem = z.strictObject({
  type: z.url(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What is wrong and what to do, in whole sentences'),
  issues: z.array(
    z.strictObject({
      at: z.string().describe('A JSON pointer into the body, or a place in the document'),
      message: z.string(),
    }),
  ),
})
export type Problem = z.infer<typeof Problem>
