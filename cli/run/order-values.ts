import { Refusal } from '#lib/error.ts'

/** The members that were given, so that what is left out leaves what a file says. */
export function given(members: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

/** A whole number from zero on, as it was typed; undefined: it was not given. */
export function countIn<Name extends string>(
  values: { readonly [name in Name]?: string | undefined },
  name: Name,
): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal('malformed', `--${name} is a whole number, not ${JSON.stringify(text)}.`)
}
