import type { VersionRunOrder } from './t6-order.ts'

/** Sizes of a training that are offered by name: a model, and how many sequences of how many tokens a step takes. */
export const T6_SIZES = ['tiny', 'small', 'larger'] as const
export type T6Size = (typeof T6_SIZES)[number]

type Sized = { model: Partial<VersionRunOrder['model']>; micro: number; seqLen: number; steps: number }

/** What each size is: a taste of some seconds; the small test model of 99,072 parameters, with bytes for characters; and four times as many parameters. */
export const SIZE_SETTINGS = {
  tiny: { model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 }, micro: 4, seqLen: 32, steps: 60 },
  small: { model: { L: 2, dModel: 64, h: 4, dHead: 16, RQ: 4, RK: 2, RV: 2 }, micro: 8, seqLen: 64, steps: 300 },
  larger: { model: { L: 2, dModel: 128, h: 8, dHead: 32, RQ: 6, RK: 2, RV: 2 }, micro: 8, seqLen: 128, steps: 300 },
} as const satisfies Record<T6Size, Sized>
