import { expect, test } from '@playwright/test'
import { dotAway } from './elements.ts'
import { createEngine } from './engine.ts'
import { openStream, uniform } from './random.ts'

test("dots with what is kept less a row's own: columns in order, the difference rounded once, whichever record a row is", () => {
  const engine = createEngine()
  const random = openStream(3, 'noise')
  const filled = (rows: number) => {
    const tensor = engine.tensor(rows, 7)
    tensor.data.set(tensor.data.map(() => uniform(random) - 0.5))
    return tensor
  }
  const [d, own, vectors] = [filled(3), filled(3), filled(5)]
  const [members, dots] = [engine.integers(3), engine.doubles(3)]
  members.data.set([4, 0, 4])
  dotAway(engine, d, own, { vectors, members }, dots)
  const wanted = [4, 0, 4].map((record, row) => {
    let sum = 0
    for (let j = 0; j < 7; j += 1)
      sum +=
        (d.data[row * 7 + j] ?? 0) * Math.fround((vectors.data[record * 7 + j] ?? 0) - (own.data[row * 7 + j] ?? 0))
    return sum
  })
  expect([...dots.data]).toEqual(wanted)
  members.data[1] = 5
  expect(() => dotAway(engine, d, own, { vectors, members }, dots)).toThrow('Row 1 is record 5 of 5')
  members.data[1] = -1
  expect(() => dotAway(engine, d, own, { vectors, members }, dots)).toThrow('Row 1 is record -1 of 5')
})

test('the difference of two tensors and the sum of its squares are those of the definition, whatever is left of four', () => {
  const engine = createEngine()
  const random = openStream(4, 'noise')
  for (const count of [1, 4, 6, 11]) {
    const [a, b, y] = [engine.tensor(1, count), engine.tensor(1, count), engine.tensor(1, count)]
    for (const { data } of [a, b]) data.set(data.map(() => uniform(random) - 0.5))
    const wanted = a.data.map((value, place) => value - (b.data[place] ?? 0))
    expect(engine.difference(a.at, b.at, y.at, count)).toBe(wanted.reduce((sum, value) => sum + value * value, 0))
    expect([...y.data]).toEqual([...wanted])
  }
})
