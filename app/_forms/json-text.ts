import { z } from 'zod'

/** A text that is JSON, as the value that it holds; anything else is an issue. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'This is not JSON.' })
    return z.NEVER
  }
})
