import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion, refused } from './door.ts'
import { freshTextVersion } from './text-version.ts'

test('a filter is refused, with the place, that has no reference, no text, no label, or no account', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshTextVersion(door)
  const order = { reference: crypto.randomUUID(), version: { label: '9.0.0', reason: 'Filtered.' } }
  const here = `/versions/${digest}/filters`
  await refused(await door.ask('POST', here, { body: order, anonymous: true }), 401)
  const unknown = await refused(await door.ask('POST', here, { body: order }), 404)
  expect(unknown.detail).toContain('that could be the reference')
  const unnamed = await refused(await door.ask('POST', here, { body: { ...order, version: { reason: 'x' } } }), 422)
  expect(unnamed.issues[0]?.at).toBe('/version/label')
  const bare = await freshVersion(door, await freshDataset(door))
  const silent = await refused(await door.ask('POST', `/versions/${bare.digest}/filters`, { body: order }), 422)
  expect(silent.detail).toContain('No text is held here')
})
