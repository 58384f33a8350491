import { z } from 'zod'

/** A value that is told in a profile. A NUL, which Postgres does not keep in JSON, is told as U+FFFD. */
export const ToldText = z
  .string()
  .transform((text) => text.replaceAll('\0', '\ufffd'))
  .nullable()
