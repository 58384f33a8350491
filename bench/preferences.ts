import robotsParser from 'robots-parser'
import { robotsAccess } from '#lib/preference/robots-access.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { type BenchedRobots, benchedRobots } from './robots-files.ts'
import { type Bench, median, type Row } from './row.ts'

const URLS = 1_000_000
const ROUNDS = 3
const GOAL = 20

/** The peer is asked for every tenth URL: it needs as long for each, and the whole would take minutes. */
const PEER_STEP = 10

/** The naive peer reads the file anew for every URL: some hundred of a file are enough to tell. */
const NAIVE_URLS = 200

/** Preferences: how fast it is decided of a million URLs whether an agent may fetch them. */
export const bench: Bench = { name: 'preferences', run }

async function run(): Promise<Row[]> {
  const count = benchedRobots(0).length
  const files = benchedRobots(Math.ceil(URLS / count))
  const asked = files.reduce((sum, { urls }) => sum + urls.length, 0)
  const rates = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [ours = 0, peer = 0] = ratesOf(files, [
      { step: 1, askerFor: oursFor },
      { step: PEER_STEP, askerFor: peerFor },
    ])
    if (round > 0) {
      rates.ours.push(ours)
      rates.peer.push(peer)
    }
  }
  const [naive = 0] = ratesOf(files, [{ step: Math.ceil(asked / count / NAIVE_URLS), askerFor: naiveFor }])
  const [ours, peer] = [median(rates.ours), median(rates.peer)]
  const among = `${asked.toLocaleString('en')} URLs of ${count} hosts, robots files of up to 500 rules`
  return [
    {
      bench: 'preferences access',
      ours,
      peer,
      ratio: ours / peer,
      goal: GOAL,
      holds: ours / peer >= GOAL,
      unit: 'URL/s',
      note: `${among}, each parsed and compiled once; beside robots-parser, which reads each once and is asked for every ${PEER_STEP}th URL; ${differing(files)}`,
    },
    {
      bench: 'preferences access, naive',
      ours,
      peer: naive,
      ratio: ours / naive,
      goal: null,
      holds: null,
      unit: 'URL/s',
      note: 'beside robots-parser where it reads the file anew for each URL',
    },
  ]
}

type Asker = (url: string) => boolean

function oursFor({ text, agent }: BenchedRobots): Asker {
  const ask = robotsAccess(parseRobotsTxt(Buffer.from(text)), agent)
  return (url) => ask(url).access === 'allow'
}

function peerFor({ text, agent, origin }: BenchedRobots): Asker {
  const robots = robotsParser(`${origin}/robots.txt`, text)
  return (url) => robots.isAllowed(url, agent) === true
}

function naiveFor({ text, agent, origin }: BenchedRobots): Asker {
  return (url) => robotsParser(`${origin}/robots.txt`, text).isAllowed(url, agent) === true
}

/** A way to ask: of each file every so-many-th URL. */
type Way = { step: number; askerFor(file: BenchedRobots): Asker }

/** URLs decided in a second by each way, the reading of the files counted in; by turns at each file, so that all meet the same machine. */
function ratesOf(files: readonly BenchedRobots[], ways: readonly Way[]): number[] {
  const sums = ways.map(() => ({ urls: 0, ms: 0 }))
  for (const file of files)
    ways.forEach(({ step, askerFor }, place) => {
      const urls = file.urls.filter((_, nth) => nth % step === 0)
      const began = performance.now()
      const ask = askerFor(file)
      for (const url of urls) ask(url)
      const sum = sums[place]
      if (sum !== undefined) sums[place] = { urls: sum.urls + urls.length, ms: sum.ms + performance.now() - began }
    })
  return sums.map(({ urls, ms }) => (urls * 1000) / ms)
}

/** On how many of the URLs that both were asked they answer differently, and by which files: the peer closes a group at lines it does not know. */
function differing(files: readonly BenchedRobots[]): string {
  const all = files.map((file) => {
    const [ours, peer] = [oursFor(file), peerFor(file)]
    const urls = file.urls.filter((_, place) => place % PEER_STEP === 0)
    return { name: file.name, count: urls.filter((url) => ours(url) !== peer(url)).length, of: urls.length }
  })
  const [count, of] = [all.reduce((sum, one) => sum + one.count, 0), all.reduce((sum, one) => sum + one.of, 0)]
  const where = all.filter((one) => one.count > 0).map(({ name }) => name)
  return `they differ on ${count} of ${of}${where.length === 0 ? '' : ` (${where.join(', ')})`}`
}
