import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { openHostGate } from './host-gate.ts'

const open = (pauseMs: number) => openHostGate({ pauseMs, pause: (ms) => pause(ms) })

test('one host is never worked with twice at once, others meanwhile are', async () => {
  const { through } = open(0)
  const now = new Map<string, number>()
  let [most, mostInAll] = [0, 0]
  const work = (host: string) => async () => {
    now.set(host, (now.get(host) ?? 0) + 1)
    most = Math.max(most, now.get(host) ?? 0)
    mostInAll = Math.max(
      mostInAll,
      [...now.values()].reduce((sum, count) => sum + count, 0),
    )
    await pause(2)
    now.set(host, (now.get(host) ?? 0) - 1)
  }
  await Promise.all(['a', 'a', 'b', 'a', 'b', 'c'].map((host) => through(host, work(host))))
  expect([most, mostInAll]).toEqual([1, 3])
})

test('between two turns of a host there is the pause, also after work that failed', async () => {
  const { through, idle } = open(40)
  const times: number[] = []
  const failed = through('a', async () => {
    times.push(performance.now())
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await through('a', async () => times.push(performance.now()))
  const [first = 0, second = 0] = times
  expect(second - first).toBeGreaterThanOrEqual(39)
  await idle()
})

test('the gate is idle once every pause is over', async () => {
  const { through, idle } = open(30)
  const begun = performance.now()
  await through('a', async () => undefined)
  await idle()
  expect(performance.now() - begun).toBeGreaterThanOrEqual(29)
})
