import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { type Bench, median, type Row } from './row.ts'

/** `folder`: where the tree is made, and taken away again. One round that is not counted goes before. */
export type HashBenchOptions = { bytes: number; files: number; rounds: number; folder: string }

const DEFAULTS: HashBenchOptions = { bytes: 4 * 1024 ** 3, files: 1000, rounds: 5, folder: tmpdir() }
const GOAL = 0.9
const COLOPHON = fileURLToPath(new URL('../bin/colophon.mjs', import.meta.url))

/** `colophon hash` against tools that do the same on all cores, whole processes, by turns, over the same files. */
export const bench: Bench = { name: 'hash', run: () => run({}) }

/** The figures: throughput in MB/s (10⁶ bytes), the median of the rounds. */
export async function run(options: Partial<HashBenchOptions>): Promise<Row[]> {
  const settled = { ...DEFAULTS, ...options }
  const root = mkdtempSync(join(settled.folder, 'colophon-bench-hash-'))
  try {
    growTree(root, settled)
    const peers = PEERS.filter((peer) => isThere(peer.tool))
    const times = await takeTurns(root, peers, settled.rounds)
    return rowsOf(times, peers, settled)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

type Peer = { tool: string; command: string; goal: number | null; note: string }

const PEERS: readonly Peer[] = [
  { tool: 'sha256sum', command: 'sha256sum', goal: GOAL, note: 'find | xargs -P sha256sum' },
  {
    tool: 'openssl',
    command: 'openssl dgst -sha256 -r',
    goal: null,
    note: 'find | xargs -P openssl dgst; no goal is set',
  },
]

/** Files of equal size in folders of 100. Their content costs little to make and can't be compressed or taken for equal. */
function growTree(root: string, { bytes, files }: HashBenchOptions) {
  const each = Buffer.alloc(Math.floor(bytes / files))
  let state = 0x9e3779b9
  for (let at = 0; at + 4 <= each.length; at += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    each.writeInt32LE(state, at)
  }
  for (let index = 0; index < files; index += 1) {
    const folder = join(root, `part-${Math.floor(index / 100)}`)
    if (index % 100 === 0) mkdirSync(folder)
    each.writeUInt32LE(index, 0)
    const file = openSync(join(folder, `${index}.bin`), 'w')
    writeSync(file, each)
    closeSync(file)
  }
}

async function takeTurns(root: string, peers: readonly Peer[], rounds: number): Promise<Map<string, number[]>> {
  const cores = availableParallelism()
  const contenders = [
    { name: 'ours', command: `'${process.execPath}' '${COLOPHON}' hash '${root}'` },
    ...peers.map(({ tool, command }) => ({
      name: tool,
      command: `find '${root}' -type f -print0 | xargs -0 -P ${cores} -n 16 ${command}`,
    })),
  ]
  const times = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round += 1)
    for (const { name, command } of contenders) {
      const seconds = await secondsOf(command)
      if (round > 0) times.set(name, [...(times.get(name) ?? []), seconds])
    }
  return times
}

function secondsOf(command: string): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${command} > /dev/null`], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve((performance.now() - start) / 1000) : reject(new Error(`${command} ended with ${code}.`)),
    )
  })
}

function rowsOf(
  times: Map<string, number[]>,
  peers: readonly Peer[],
  { bytes, files, rounds }: HashBenchOptions,
): Row[] {
  const pace = (name: string) => Math.round(bytes / 1e6 / median(times.get(name) ?? []))
  const ours = pace('ours')
  const what = `${(bytes / 1024 ** 3).toFixed(2)} GiB in ${files} files, ${availableParallelism()} cores, median of ${rounds}`
  if (peers.length === 0) return [{ ...BARE, ours, note: `${what}; no sha256sum on this machine` }]
  return peers.map(({ tool, goal, note }) => {
    const ratio = Number((ours / pace(tool)).toFixed(2))
    const holds = goal === null ? null : ratio >= goal
    return { ...BARE, bench: `hash/${tool}`, ours, peer: pace(tool), ratio, goal, holds, note: `${what}; ${note}` }
  })
}

const BARE = { bench: 'hash/sha256sum', peer: null, ratio: null, goal: GOAL, holds: null, unit: 'MB/s' } as const

function isThere(tool: string): boolean {
  return spawnSync(tool, ['version'], { stdio: 'ignore' }).error === undefined
}
