/** The least of 1, 2 and 5 times a power of ten that goes into a span at most so many times. The span is above 0. Powers by their decimal form, which is the same everywhere. */
export function roundStep(span: number, most: number): number {
  const rough = span / most
  const [, exponent = '0'] = rough.toExponential().split('e')
  const power = Number(`1e${exponent}`)
  return ([1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10) * power
}
