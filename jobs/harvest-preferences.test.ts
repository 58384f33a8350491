import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asc, eq, sql } from 'drizzle-orm'
import { openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { startHarvest } from '#db/commands/start-harvest.ts'
import { stopHarvest } from '#db/commands/stop-harvest.ts'
import { readLatestAttempts } from '#db/queries/read-attempts.ts'
import { listHarvestOrigins, readHarvest } from '#db/queries/read-harvests.ts'
import { ingestRecords } from '#db/records/ingest-records.ts'
import { events, preferenceAttempts, watchedOrigins } from '#db/schema/index.ts'
import { sha256Hex } from '#lib/digest.ts'
import type { OriginOutcome } from '#lib/preference/harvest.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import {
  answer,
  type Behaviour,
  gzipped,
  type LoopbackHosts,
  serveHosts,
  status,
  text,
  wellBehaved,
} from '#tests/hosts-on-loopback.ts'
import { publishedVersion } from '#tests/published.ts'
import { harvestPreferences } from './harvest-preferences.ts'
import type { JobContext } from './job.ts'

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-harvest-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

/** One kind of host: how many, what it does, what is to come of its robots.txt, and which of its paths may be asked. */
type Kind = {
  name: string
  count: number
  outcome: OriginOutcome
  behaviour?: Behaviour
  leadsTo?: string[]
  isSecure?: boolean
  mayBeAsked?: (path: string) => boolean
}

const onlyRobots = (path: string) => path === '/robots.txt'
const ALLOW = 'User-agent: *\nAllow: /\n'
const TDMREP = '[{"location": "/", "tdm-reservation": 1}]'
const redirectTo =
  (location: string): Behaviour =>
  () =>
    status(302, { Location: location })
const onRobots =
  (behaviour: Behaviour): Behaviour =>
  (request) =>
    request.path === '/robots.txt' ? behaviour(request) : status(404)
const drip: Behaviour = () => (socket) => {
  socket.write('HTTP/1.1 200 OK\r\n\r\n')
  const timer = setInterval(() => socket.write('x'), 20)
  socket.on('close', () => clearInterval(timer))
}
const BOMB = gzipped(Buffer.alloc(30_000_000, '\n'))
const HUGE = text(`User-agent: *\nDisallow: /x\n${`# ${'x'.repeat(500)}\n`.repeat(2600)}`)

/** Five hundred hosts of the kinds that there are on the web, and worse. */
const KINDS: Kind[] = [
  {
    name: 'good',
    count: 120,
    outcome: 'read',
    behaviour: wellBehaved({ '/robots.txt': ALLOW, '/.well-known/tdmrep.json': TDMREP }),
  },
  { name: 'absent', count: 40, outcome: 'not-found', behaviour: () => status(404) },
  { name: 'closed-off', count: 15, outcome: 'refused', behaviour: () => status(403) },
  {
    name: 'slow',
    count: 20,
    outcome: 'read',
    behaviour: onRobots(() => (socket) => void setTimeout(() => socket.end(text(ALLOW)), 60)),
  },
  {
    name: 'refuses-us',
    count: 30,
    outcome: 'read',
    behaviour: wellBehaved({ '/robots.txt': 'User-agent: Colophon\nDisallow: /\n' }),
    mayBeAsked: onlyRobots,
  },
  { name: 'hanging', count: 10, outcome: 'timeout', behaviour: () => () => undefined, mayBeAsked: onlyRobots },
  { name: 'dripping', count: 5, outcome: 'timeout', behaviour: drip, mayBeAsked: onlyRobots },
  {
    name: 'closing',
    count: 20,
    outcome: 'connect',
    behaviour: () => (socket) => void socket.destroy(),
    mayBeAsked: onlyRobots,
  },
  {
    name: 'lying',
    count: 20,
    outcome: 'connect',
    behaviour: () => 'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nUser-agent: *',
    mayBeAsked: onlyRobots,
  },
  { name: 'bomb', count: 10, outcome: 'too-large', behaviour: onRobots(() => BOMB) },
  {
    name: 'looping',
    count: 15,
    outcome: 'redirect-limit',
    behaviour: ({ path, host }) => status(302, { Location: `http://${host}${path}x` }),
  },
  {
    name: 'to-ten',
    count: 10,
    outcome: 'blocked-address',
    behaviour: redirectTo('http://10.1.2.3/robots.txt'),
    mayBeAsked: onlyRobots,
  },
  {
    name: 'to-metadata',
    count: 10,
    outcome: 'blocked-address',
    behaviour: redirectTo('http://169.254.169.254/latest/meta-data'),
    mayBeAsked: onlyRobots,
  },
  {
    name: 'to-six',
    count: 10,
    outcome: 'blocked-address',
    behaviour: redirectTo('http://six.example/robots.txt'),
    mayBeAsked: onlyRobots,
  },
  { name: 'inside', count: 5, outcome: 'blocked-address', leadsTo: ['10.0.0.7'], mayBeAsked: () => false },
  { name: 'nowhere', count: 10, outcome: 'dns', leadsTo: [], mayBeAsked: () => false },
  {
    name: 'soft-404',
    count: 25,
    outcome: 'soft-404',
    behaviour: () => answer(200, { 'Content-Type': 'text/html' }, '<!doctype html><p>Sorry'),
  },
  {
    name: 'recovering',
    count: 20,
    outcome: 'read',
    behaviour: onRobots(({ turn }) => (turn === 0 ? status(503) : text(ALLOW))),
  },
  { name: 'broken', count: 10, outcome: 'server-error', behaviour: () => status(500), mayBeAsked: onlyRobots },
  {
    name: 'busy',
    count: 10,
    outcome: 'read',
    behaviour: onRobots(({ turn }) => (turn === 0 ? status(429, { 'Retry-After': '7200' }) : text(ALLOW))),
  },
  {
    name: 'very-busy',
    count: 5,
    outcome: 'rate-limited',
    behaviour: () => status(429, { 'Retry-After': '604800' }),
    mayBeAsked: onlyRobots,
  },
  { name: 'huge', count: 10, outcome: 'too-large', behaviour: onRobots(() => HUGE) },
  { name: 'bad-tls', count: 10, outcome: 'tls', isSecure: true, mayBeAsked: () => false },
  {
    name: 'garbage',
    count: 10,
    outcome: 'connect',
    behaviour: () => 'HTTP/1.1 200 OK\r\n\u0000: \u0001\r\nX Y: z\r\n\r\n',
    mayBeAsked: onlyRobots,
  },
  {
    name: 'no-http',
    count: 10,
    outcome: 'connect',
    behaviour: () => 'SSH-2.0-OpenSSH_9.6\r\n',
    mayBeAsked: onlyRobots,
  },
  { name: 'moved', count: 10, outcome: 'read', behaviour: onRobots(redirectTo('http://good-0.example/robots.txt')) },
  {
    name: 'licensed',
    count: 10,
    outcome: 'read',
    behaviour: wellBehaved({ '/robots.txt': `License: http://good-1.example/x.xml\n${ALLOW}` }),
  },
  {
    name: 'half-hanging',
    count: 5,
    outcome: 'read',
    behaviour: ({ path }) =>
      path === '/robots.txt' ? text(ALLOW) : path === '/ai.txt' ? () => undefined : status(404),
  },
  {
    name: 'private-part',
    count: 15,
    outcome: 'read',
    behaviour: wellBehaved({
      '/robots.txt': 'User-agent: *\nDisallow: /.well-known/\nDisallow: /hidden\n',
      '/ai.txt': 'x',
    }),
    mayBeAsked: (path) => !path.startsWith('/.well-known/'),
  },
]

const IMPATIENT = { connectMs: 1200, firstByteMs: 1500, wholeMs: 2500 }

/** The hosts of these kinds, and the origins under which they are known. */
async function serveKinds(kinds: readonly Kind[]) {
  const named = kinds.flatMap((kind) =>
    Array.from({ length: kind.count }, (_, n) => ({ kind, host: `${kind.name}-${n}.example` })),
  )
  const behaviours = new Map<string, Behaviour>()
  const elsewhere = new Map<string, string[]>([['six.example', ['::1']]])
  let port = ''
  for (const { kind, host } of named) {
    if (kind.leadsTo !== undefined) elsewhere.set(host, kind.leadsTo)
    else
      behaviours.set(
        host,
        withPort(kind.behaviour ?? (() => status(404)), () => port),
      )
  }
  const hosts = await serveHosts(behaviours, elsewhere)
  port = String(hosts.plainPort)
  const origins = named.map(({ kind, host }, n) => ({
    kind,
    host,
    // of the hosts with bad TLS every second one speaks plain text on that port
    origin:
      kind.isSecure === true
        ? `https://${host}:${n % 2 === 0 ? hosts.tlsPort : hosts.plainPort}`
        : `http://${host}:${hosts.plainPort}`,
  }))
  return { hosts, origins }
}

/** The addresses in answers and files get the port on which the hosts of this test are. */
function withPort(behaviour: Behaviour, port: () => string): Behaviour {
  return (request) => {
    const said = behaviour(request)
    if (typeof said === 'function') return said
    const bytes = Buffer.from(said)
    const at = bytes.subarray(0, 2000).toString('latin1')
    if (!/http:\/\/[a-z0-9-]+\.example\//.test(at)) return said
    const [head = '', body = ''] = bytes.toString('latin1').split('\r\n\r\n')
    const placed = [head, body].map((part) => part.replace(/(http:\/\/[a-z0-9-]+\.example)\//g, `$1:${port()}/`))
    const [newHead = '', newBody = ''] = placed
    return `${newHead.replace(/Content-Length: \d+/, `Content-Length: ${newBody.length}`)}\r\n\r\n${newBody}`
  }
}

type World = { db: Db; folder: string; hosts: LoopbackHosts }

function contextOf({ db, folder, hosts }: World, over: Partial<JobContext> = {}): JobContext {
  return {
    db,
    blobs: openBlobStore(join(folder, 'blobs')),
    workFolder: folder,
    say: () => {},
    site: 'https://colophon.example.org',
    sendMail: null,
    mayAskLoopback: false,
    pauseMs: 0,
    pause: (ms) => pause(ms),
    harvest: { net: hosts.net, bounds: IMPATIENT, hostsAtOnce: 32 },
    attempt: 1,
    isStopping: () => false,
    ...over,
  }
}

async function started(db: Db, origins: readonly string[], hosts: 'all' | number = 'all') {
  const sources = origins.map((url, n) => ({ name: `Source ${n}`, url: `${url}/corpus` }))
  const { actor, digest } = await publishedVersion(db, { version: { sources } })
  return { actor, digest, id: await startedAgain(db, actor, digest, hosts) }
}

async function startedAgain(db: Db, actor: Parameters<typeof startHarvest>[1], digest: string, hosts: 'all' | number) {
  const order = await startHarvest(db, actor, digest, { hosts })
  if (order.kind !== 'started') throw new Error(order.kind)
  return order.id
}

/** Runs the job until the harvest is over, each time as if the waiting were over; the answer is how often it ran. */
async function runOut(world: World, id: string): Promise<number> {
  for (let runs = 1; runs < 12; runs++) {
    await world.db.execute(sql`update harvest_origins set due_at = now() where not is_done`)
    await world.db.execute(
      sql`update watched_origins set silent_until = null where silent_until < now() + interval '1 day'`,
    )
    expect(await harvestPreferences({}, contextOf(world))).toBe('done')
    if ((await readHarvest(world.db, id))?.state === 'done') return runs
  }
  throw new Error('The harvest does not end.')
}

test('a harvest of 500 hosts ends, and every host is accounted for in exactly one outcome', async ({ own, folder }) => {
  test.setTimeout(180_000)
  const { hosts, origins } = await serveKinds(KINDS)
  expect(origins).toHaveLength(500)
  const world = { db: own.db, folder, hosts }
  const { actor, digest, id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  const begun = performance.now()
  expect(await runOut(world, id)).toBe(5)
  const seconds = (performance.now() - begun) / 1000

  await test.step('each origin has the outcome of its kind', async () => {
    const told = await listHarvestOrigins(own.db, id, { after: '', limit: 1000 })
    expect(told).toHaveLength(500)
    expect(told.every(({ isDone }) => isDone)).toBe(true)
    const outcomes = new Map(told.map(({ origin, outcome }) => [origin, outcome]))
    const wrong = origins.filter(({ origin, kind }) => outcomes.get(origin) !== kind.outcome)
    expect(wrong.map(({ origin, kind }) => `${origin}: ${outcomes.get(origin)}, not ${kind.outcome}`)).toEqual([])
  })

  await test.step('the counts add up, and the event tells them', async () => {
    const harvest = await readHarvest(own.db, id)
    expect(harvest).toMatchObject({
      isComplete: true,
      basis: 'sources',
      origins: { known: 500, chosen: 500, waiting: 0 },
    })
    expect(Object.values(harvest?.outcomes ?? {}).reduce((sum, one) => sum + one, 0)).toBe(500)
    const [finished] = await own.db.select().from(events).where(eq(events.kind, 'harvest.finished')).orderBy(events.id)
    expect(finished).toMatchObject({ subject: digest, facts: { harvest: id, outcomes: harvest?.outcomes } })
  })

  await test.step('no host was asked twice at once, and nothing that it did not allow', () => {
    expect(hosts.mostAtOnce()).toBe(1)
    const rules = new Map(origins.map(({ host, kind }) => [host, kind.mayBeAsked ?? (() => true)]))
    const trespasses = hosts.requests.filter(({ host, path }) => rules.get(host)?.(path) !== true)
    expect(trespasses.map(({ host, path }) => `${host}${path}`)).toEqual([])
    expect([...hosts.refused].sort()).toEqual(['10.0.0.7', '10.1.2.3', '169.254.169.254', '::1'])
  })

  await test.step('what robots.txt forbids is written down as not asked, with no request', async () => {
    const [refusing] = origins.filter(({ kind }) => kind.name === 'refuses-us')
    const attempts = await readLatestAttempts(own.db, [refusing?.origin ?? ''])
    expect(
      attempts
        .filter(({ failure }) => failure === 'refused-by-robots')
        .map(({ mechanism, status }) => [mechanism, status]),
    ).toEqual([
      ['ai-txt', null],
      ['ai-txt-well-known', null],
      ['tdmrep', null],
      ['trust-txt', null],
    ])
  })

  await test.step('a licence that ten hosts name is asked for once, and kept for each', async () => {
    const asked = hosts.requests.filter(({ path }) => path === '/x.xml')
    expect(asked).toHaveLength(1)
    const rows = await own.db.select().from(preferenceAttempts).where(eq(preferenceAttempts.mechanism, 'rsl'))
    expect(rows.map(({ origin }) => origin).filter((origin) => origin.includes('licensed-'))).toHaveLength(10)
    expect(rows.filter(({ flags }) => flags.includes('shared-request'))).toHaveLength(9)
  })

  await test.step('a second harvest asks on condition, and what stands as before has the same bytes', async () => {
    const before = hosts.requests.length
    await own.db.execute(sql`update watched_origins set silent_until = null`)
    const second = await startedAgain(own.db, actor, digest, 'all')
    await harvestPreferences({}, contextOf(world))
    const robots = hosts.requests
      .slice(before)
      .filter(({ host, path }) => /^good-/.test(host) && path === '/robots.txt')
    // good-0 is asked for those that moved there, too
    expect(robots.length).toBeGreaterThanOrEqual(120)
    expect(robots.filter(({ fields }) => !fields.has('if-none-match')).length).toBeLessThanOrEqual(0)
    const rows = await own.db
      .select()
      .from(preferenceAttempts)
      .where(sql`harvest_id = ${second} and mechanism = 'robots-txt' and origin like 'http://good-%'`)
    expect(rows.every((row) => row.status === 304 && row.state === 'parsed' && row.body !== null)).toBe(true)
    expect(hosts.mostAtOnce()).toBe(1)
  })
  await hosts.close()
  test.info().annotations.push({ type: 'seconds', description: seconds.toFixed(1) })
})

const FEW: Kind[] = [
  {
    name: 'good',
    count: 30,
    outcome: 'read',
    behaviour: wellBehaved({ '/robots.txt': ALLOW, '/ai.txt': 'User-Agent: *\n' }),
  },
  { name: 'absent', count: 10, outcome: 'not-found', behaviour: () => status(404) },
]

test('a harvest that dies half-way goes on where it was: nothing that was kept is asked again', async ({
  own,
  folder,
}) => {
  const { hosts, origins } = await serveKinds(FEW)
  const world = { db: own.db, folder, hosts }
  const { id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  const store = openBlobStore(join(folder, 'blobs'))
  let puts = 0
  const blobs = {
    ...store,
    put: async (...given: Parameters<typeof store.put>) => {
      puts++
      if (puts === 20) throw new Error('the disk is full')
      return store.put(...given)
    },
  }
  const net = { net: hosts.net, bounds: IMPATIENT, hostsAtOnce: 3 }
  await expect(harvestPreferences({}, contextOf(world, { blobs, harvest: net }))).rejects.toThrow('the disk is full')
  const half = await readHarvest(own.db, id)
  expect(half?.state).toBe('running')
  expect(half?.origins.waiting).toBeGreaterThan(0)
  expect(half?.origins.waiting).toBeLessThan(40)

  expect(await harvestPreferences({}, contextOf(world))).toBe('done')
  expect(await readHarvest(own.db, id)).toMatchObject({ state: 'done', outcomes: { read: 30, 'not-found': 10 } })
  const asked = new Map<string, number>()
  for (const { host, path } of hosts.requests) asked.set(`${host}${path}`, (asked.get(`${host}${path}`) ?? 0) + 1)
  expect([...asked.values()].filter((times) => times > 1)).toEqual([2])
  await hosts.close()
})

test('a worker that stops leaves off between two requests; the next one goes on', async ({ own, folder }) => {
  const { hosts, origins } = await serveKinds(FEW)
  const world = { db: own.db, folder, hosts }
  const { id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  const isStopping = () => hosts.requests.length > 50
  expect(await harvestPreferences({}, contextOf(world, { isStopping }))).toBe('again')
  expect(hosts.requests.length).toBeLessThan(130)
  expect(await harvestPreferences({}, contextOf(world))).toBe('done')
  expect(await readHarvest(own.db, id)).toMatchObject({ state: 'done', outcomes: { read: 30, 'not-found': 10 } })
  const pairs = hosts.requests.map(({ host, path }) => `${host}${path}`)
  expect(new Set(pairs).size).toBe(pairs.length)
  await hosts.close()
})

test('a fault of ours puts one origin off from the third try on, and the harvest ends', async ({ own, folder }) => {
  const { hosts, origins } = await serveKinds(FEW)
  const world = { db: own.db, folder, hosts }
  const { id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  const said: string[] = []
  const bad = `good-7.example`
  const net = {
    ...hosts.net,
    addressesOf: async (host: string) => {
      if (host === bad) throw new TypeError('a fault of ours')
      return hosts.net.addressesOf(host)
    },
  }
  const context = contextOf(world, { attempt: 3, say: (line) => said.push(line), harvest: { net, bounds: IMPATIENT } })
  for (let run = 0; run < 5; run++) {
    await own.db.execute(sql`update harvest_origins set due_at = now() where not is_done`)
    await harvestPreferences({}, context)
  }
  expect(said).toHaveLength(5)
  expect(said[0]).toContain(bad)
  expect((await readHarvest(own.db, id))?.outcomes).toEqual({ read: 29, 'not-found': 10, 'not-asked': 1 })
  await hosts.close()
})

test('a sample is chosen by the version’s digest, told as one, and the rest counts as not asked', async ({
  own,
  folder,
}) => {
  const { hosts, origins } = await serveKinds(FEW)
  const world = { db: own.db, folder, hosts }
  const { actor, digest, id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
    10,
  )
  await runOut(world, id)
  const again = await startedAgain(own.db, actor, digest, 10)
  await runOut(world, again)
  const harvest = await readHarvest(own.db, id)
  expect(harvest).toMatchObject({
    isComplete: false,
    origins: { known: 40, chosen: 10 },
    outcomes: { 'not-asked': 30 },
  })
  const chosen = async (one: string) =>
    (await listHarvestOrigins(own.db, one, { after: '', limit: 99 })).map(({ origin }) => origin)
  expect(await chosen(again)).toEqual(await chosen(id))
  await hosts.close()
})

test('where the version’s records are held, their addresses give the origins and how many records each has', async ({
  own,
  folder,
}) => {
  const { hosts, origins } = await serveKinds([{ name: 'one', count: 2, outcome: 'not-found' }])
  const [first = '', second = ''] = origins.map(({ origin }) => origin)
  const file = join(folder, 'records.jsonl')
  const urls = [`${first}/a`, `${first}/b`, `${second}/c`, null]
  const rows = urls.map((url, n) => JSON.stringify({ id: `r${n}`, digest: sha256Hex(`${n}`), url }))
  await writeFile(file, rows.join('\n'))
  const blobs = openBlobStore(join(folder, 'blobs'))
  const made = await ingestRecords(file, { fileName: 'r.jsonl', mapping: null, blobs, workFolder: folder })
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.faults))
  const { count, setDigest, sha256 } = made.manifest
  await keepManifest(own.db, made.manifest)
  const recordSets = [{ count, setDigest, manifest: sha256 }]
  const { actor, digest } = await publishedVersion(own.db, { version: { recordSets, sources: [] } })
  const id = await startedAgain(own.db, actor, digest, 'all')
  await runOut({ db: own.db, folder, hosts }, id)
  expect(await readHarvest(own.db, id)).toMatchObject({
    basis: 'records',
    isComplete: true,
    outcomes: { 'not-found': 2 },
  })
  const told = await listHarvestOrigins(own.db, id, { after: '', limit: 9 })
  expect(told.map(({ origin, records }) => [origin, records])).toEqual([
    [first, 2],
    [second, 1],
  ])
  await hosts.close()
})

test('a harvest that is stopped asks nobody any more; what was seen stays', async ({ own, folder }) => {
  const { hosts, origins } = await serveKinds(FEW)
  const { actor, id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  expect(await stopHarvest(own.db, actor, id)).toEqual({ kind: 'stopped' })
  expect(await stopHarvest(own.db, actor, id)).toEqual({ kind: 'over' })
  await harvestPreferences({}, contextOf({ db: own.db, folder, hosts }))
  expect(hosts.requests).toEqual([])
  await hosts.close()
})

test('origins under watch are asked again when their time has come; the same again waits longer, a change begins anew', async ({
  own,
  folder,
}) => {
  const files: Record<string, string> = { '/robots.txt': ALLOW }
  const { hosts, origins } = await serveKinds([
    { name: 'one', count: 1, outcome: 'read', behaviour: (request) => wellBehaved(files)(request) },
  ])
  const world = { db: own.db, folder, hosts }
  const { id } = await started(
    own.db,
    origins.map(({ origin }) => origin),
  )
  await runOut(world, id)
  const steadyAfter = async () => {
    await own.db.execute(sql`update watched_origins set due_at = now()`)
    await harvestPreferences({}, contextOf(world))
    return (await own.db.select().from(watchedOrigins))[0]?.steady
  }
  expect([await steadyAfter(), await steadyAfter()]).toEqual([1, 2])
  files['/robots.txt'] = 'User-agent: GPTBot\nDisallow: /\n'
  expect(await steadyAfter()).toBe(0)
  const told = await own.db
    .select()
    .from(events)
    .where(eq(events.kind, 'preferences.read-again'))
    .orderBy(asc(events.id))
  expect(told.map(({ facts }) => facts)).toEqual([
    { asked: 1, same: 1, changed: 0, unread: 0 },
    { asked: 1, same: 1, changed: 0, unread: 0 },
    { asked: 1, same: 0, changed: 1, unread: 0 },
  ])
  await hosts.close()
})

test('when a copy was kept and the host fails later, the copy is the observation and the failure comes after it', async ({
  own,
  folder,
}) => {
  let isDown = false
  const { hosts, origins } = await serveKinds([
    {
      name: 'one',
      count: 1,
      outcome: 'read',
      behaviour: (request) => (isDown ? status(503) : wellBehaved({ '/robots.txt': ALLOW })(request)),
    },
  ])
  const world = { db: own.db, folder, hosts }
  const [origin = ''] = origins.map((one) => one.origin)
  const { id } = await started(own.db, [origin])
  await runOut(world, id)
  const between = new Date()
  isDown = true
  await own.db.execute(sql`update watched_origins set due_at = now()`)
  await harvestPreferences({}, contextOf(world))
  const robots = (await readLatestAttempts(own.db, [origin])).filter(({ mechanism }) => mechanism === 'robots-txt')
  expect(robots.map(({ state, failure }) => [state, failure])).toEqual([
    ['stale', 'server-error'],
    ['parsed', null],
  ])
  const then = await readLatestAttempts(own.db, [origin], { at: between })
  expect(then.filter(({ mechanism }) => mechanism === 'robots-txt').map(({ state }) => state)).toEqual(['parsed'])
  await hosts.close()
})
