const TILE = 12
const HEIGHT = 2 * TILE

/** A drawn step: a command of SVG path syntax, and the point it goes to. Arcs have a radius and a turn. */
type Step = { to: readonly [number, number]; draw: 'M' | 'L' | { radius: number; sweep: 0 | 1 } }

const at = (x: number, y: number): Step => ({ to: [x, y], draw: 'M' })
const line = (x: number, y: number): Step => ({ to: [x, y], draw: 'L' })
const arc = (radius: number, sweep: 0 | 1, x: number, y: number): Step => ({ to: [x, y], draw: { radius, sweep } })

/** The four shapes on a tile of 12 by 12: quarter disc, half square, quarter ring, two small quarters. */
const SHAPES: readonly (readonly (readonly Step[])[])[] = [
  [[at(0, 0), line(12, 0), arc(12, 1, 0, 12)]],
  [[at(0, 0), line(12, 0), line(0, 12)]],
  [[at(0, 3), arc(3, 0, 3, 0), line(9, 0), arc(9, 1, 0, 9)]],
  [
    [at(0, 0), line(6, 0), arc(6, 1, 0, 6)],
    [at(12, 12), line(6, 12), arc(6, 1, 12, 6)],
  ],
]

/** The width of the ornament of so many hex digits, in its own units; it is 24 high. */
export function headpieceWidth(digits: number): number {
  return digits * TILE
}

/**
 * The ornament of a digest as one SVG path. Digit d of the hex text gives shape d mod 4, turned by ⌊d/4⌋ quarter turns; the
 * row of tiles is mirrored below itself (design §5). The same digits always give the same path.
 */
export function headpiecePath(hex: string): string {
  return [...hex.toLowerCase()].map((digit, place) => tile(Number.parseInt(digit, 16), place * TILE)).join('')
}

function tile(digit: number, left: number): string {
  const outlines = SHAPES[digit % 4] ?? []
  const turned = outlines.map((steps) => steps.map((step) => turn(step, Math.floor(digit / 4))))
  const upper = turned.map((steps) => print(steps, left)).join('')
  return upper + turned.map((steps) => print(steps.map(mirror), left)).join('')
}

/** Clockwise by quarter turns about the middle of the tile; an arc keeps its radius and its sense. */
function turn(step: Step, quarters: number): Step {
  if (quarters === 0) return step
  const [x, y] = step.to
  return turn({ ...step, to: [TILE - y, x] }, quarters - 1)
}

function mirror(step: Step): Step {
  const [x, y] = step.to
  const draw =
    typeof step.draw === 'string' ? step.draw : ({ ...step.draw, sweep: step.draw.sweep === 1 ? 0 : 1 } as const)
  return { to: [x, HEIGHT - y], draw }
}

function print(steps: readonly Step[], left: number): string {
  const drawn = steps.map(({ to: [x, y], draw }) => {
    const point = `${left + x} ${y}`
    return typeof draw === 'string' ? draw + point : `A${draw.radius} ${draw.radius} 0 0 ${draw.sweep} ${point}`
  })
  return `${drawn.join('')}Z`
}
