import { expect, test } from '@playwright/test'
import { isJudging, seriesInOrder } from './series-order.ts'

const order = (...names: string[]) => seriesInOrder(names.map((series) => ({ series }))).map(({ series }) => series)

test('of our own runs loss, validation loss, learning rate and throughput come before the rest', () => {
  expect(order('gradient norm', 'tokens/s', 'learning rate', 'validation loss', 'loss')).toEqual([
    ...['loss', 'validation loss', 'learning rate', 'tokens/s', 'gradient norm'],
  ])
  expect(order('distance to the reference', 'records/s', 'loss')).toEqual([
    ...['loss', 'records/s', 'distance to the reference'],
  ])
})

test('names that others give are known too; what is not known keeps its order', () => {
  expect(order('zeta', 'alpha', 'tokens_per_second', 'train/lr', 'val_loss', 'train/loss')).toEqual([
    ...['train/loss', 'val_loss', 'train/lr', 'tokens_per_second', 'zeta', 'alpha'],
  ])
})

test('what was measured on texts that are not trained on is known by its usual names', () => {
  const names = ['gradient norm', 'loss', 'eval/accuracy', 'val_loss', 'validation loss', 'evaluator time', 'interval']
  expect(names.filter(isJudging)).toEqual(['eval/accuracy', 'val_loss', 'validation loss'])
})
