/** Series of numbers by what they measure, in the order in which a reader looks for them; the rest come after. */
const LOOKED_FOR = [
  /^(?:train(?:ing)?[ /_.-])?loss$/i,
  /^(?:val(?:id(?:ation)?)?|eval(?:uation)?|test)[ /_.-]loss$/i,
  /^(?:train[ /_.-])?(?:lr|learning[ _-]?rate)$/i,
  /\/s(?:ec(?:ond)?)?$|per[ _-]?sec(?:ond)?|throughput/i,
  /grad(?:ient)?[ _-]?norm/i,
]

/** Series with the loss first, then the validation loss, the learning rate, the throughput and the norm of the gradient; the others as they came. */
export function seriesInOrder<Series extends { series: string }>(all: readonly Series[]): Series[] {
  const place = ({ series }: Series) => {
    const found = LOOKED_FOR.findIndex((pattern) => pattern.test(series))
    return found === -1 ? LOOKED_FOR.length : found
  }
  return [...all].sort((a, b) => place(a) - place(b))
}

/** Names of what is measured on texts that are not trained on, as they are usual. */
const JUDGING = /(?:^|[^a-z])(?:val|valid|validation|dev|eval|evaluation|test|held[ _-]?out)(?:[^a-z]|$)/i

/** Whether a series was measured, by its name, on texts that are not trained on. */
export function isJudging(series: string): boolean {
  return JUDGING.test(series)
}
