import { bench as engine } from './engine.ts'
import { bench as hash } from './hash.ts'
import { bench as licenses } from './licenses.ts'
import { bench as match } from './match.ts'
import { bench as mimic } from './mimic.ts'
import { bench as preferences } from './preferences.ts'
import { bench as records } from './records.ts'
import type { Bench, Row } from './row.ts'
import { bench as scores } from './scores.ts'
import { bench as start } from './start.ts'
import { bench as web } from './web.ts'

/** Every bench, in the order in which all of them run. */
const BENCHES: readonly Bench[] = [hash, licenses, preferences, match, records, scores, engine, mimic, web, start]

/** Runs the benches named (all, if none is) and prints a table, or with `--json` one line a figure. Exit 1: a goal is missed. */
export async function main(args: string[]): Promise<number> {
  const json = args.includes('--json')
  const names = args.filter((arg) => !arg.startsWith('-'))
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no bench ${unknown.join(', ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.\n`,
    )
    return 2
  }
  const rows: Row[] = []
  for (const bench of BENCHES) {
    if (names.length > 0 && !names.includes(bench.name)) continue
    for (const row of await bench.run()) {
      rows.push(row)
      process.stdout.write(json ? `${JSON.stringify(row)}\n` : `${line(row)}\n`)
    }
  }
  return rows.some((row) => row.holds === false) ? 1 : 0
}

function line({ bench, ours, peer, ratio, goal, holds, unit, note }: Row): string {
  const beside = peer === null ? '' : ` beside ${figure(peer)} ${unit}`
  const aim = goal === null ? '' : `, goal ${figure(goal)}: ${holds === true ? 'holds' : 'MISSED'}`
  const share = ratio === null ? '' : `, ratio ${ratio.toFixed(2)}`
  return `${bench.padEnd(28)} ${figure(ours)} ${unit}${beside}${share}${aim}  (${note})`
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}
