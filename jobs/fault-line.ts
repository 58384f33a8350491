const TOLD = 600

/**
 * An error for the console: what went wrong, its cause, and where in the code. Cut short, since the words of a failed statement hold
 * all its values, and a whole document may be among them.
 */
export function faultLine(error: Error): string {
  const cause = error.cause instanceof Error ? ` Cause: ${error.cause.message.slice(0, TOLD)}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.message.slice(0, TOLD)}${cause}`, ...frames].join('\n')
}
