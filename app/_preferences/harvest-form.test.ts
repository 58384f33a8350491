import { expect, test } from '@playwright/test'
import { HarvestOrder } from '#lib/preference/harvest.ts'
import { harvestOrder } from './harvest-form.ts'

const read = (hosts: string) => HarvestOrder.safeParse(harvestOrder({ hosts: [hosts] }))

test('nothing written asks all hosts; a number, with or without commas, asks so many', () => {
  expect(read('  ').data).toEqual({ hosts: 'all' })
  expect(read('1,200').data).toEqual({ hosts: 1200 })
})

test('what is no number of hosts is refused', () => {
  for (const text of ['0', '-3', 'some', '2.5', '1e99']) expect(read(text).success, text).toBe(false)
})
