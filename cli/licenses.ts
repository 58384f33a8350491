import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { evaluateLicenses, LicenseEvaluation } from '#lib/license/evaluate.ts'
import { LicenseAnswer, LicenseReport, recomputeReport } from '#lib/license/report.ts'
import { sayAgainst, sayDuty, sayReason, sayVerdict } from '#lib/license/say.ts'
import { isTermsEdition, LICENSE_TERMS_EDITIONS } from '#lib/license/terms.ts'
import { LICENSE_RULES_VERSION, LICENSE_USES, LicenseUse } from '#lib/license/verdict.ts'
import { COMMON_HELP, COMMON_OPTIONS, type Command, type Exit } from './command.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon licenses evaluate EXPRESSION... --use USE [--commercial yes|no] [--as LICENCE]
       colophon licenses verify FILE

evaluate   Judges licences for a use. Each EXPRESSION is a part: CC-BY-4.0, or 'MIT OR Apache-2.0'.
           USE: ${LICENSE_USES.join(', ')}.
verify     Judges a saved report or answer again from its own facts, and says whether it follows. FILE comes from
           /api/v1/audits/ID/report or /api/v1/versions/DIGEST/licences.

Both work offline. Exit code: 0 allowed, or the answer follows; 1 disallowed, or it does not; 2 unknown, or could not tell.
A verdict is on the licences alone and is not legal advice.

  --use USE            What they are wanted for.
  --commercial yes|no  Whether that is commercial; left out: not stated.
  --as LICENCE         The licence under which the whole is to be released.
  --terms EDITION      The edition of the terms table: ${LICENSE_TERMS_EDITIONS.join(', ')}.
${COMMON_HELP}`

const OPTIONS = {
  ...COMMON_OPTIONS,
  use: { type: 'string' },
  commercial: { type: 'string' },
  as: { type: 'string' },
  terms: { type: 'string' },
} as const

/** `colophon licenses`: verdicts on this machine, and whether a recorded one follows from its facts. */
export const licenses: Command = { help: HELP, no: [], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, ...rest] = positionals
  if (what === 'evaluate') return evaluate(rest, values, world)
  if (what === 'verify') return verify(rest[0], values.json, world)
  throw new Refusal('malformed', 'Say evaluate or verify. colophon licenses --help explains them.')
}

type Values = {
  use?: string | undefined
  commercial?: string | undefined
  as?: string | undefined
  terms?: string | undefined
  json: boolean
}

const COMMERCIAL = { yes: true, no: false } as const

function evaluate(expressions: string[], values: Values, world: World): Exit {
  if (expressions.length === 0)
    throw new Refusal('malformed', 'Name at least one licence: colophon licenses evaluate MIT --use research')
  const { commercial } = values
  if (commercial !== undefined && commercial !== 'yes' && commercial !== 'no')
    throw new Refusal('malformed', `--commercial is yes or no, not ${JSON.stringify(commercial)}.`)
  const asked = parseOrRefuse(
    LicenseEvaluation,
    {
      parts: expressions.map((expression) => ({ expression, id: expression.slice(0, 500) })),
      use: parseOrRefuse(LicenseUse, values.use, 'use, given by --use,'),
      commercial: commercial === undefined ? null : COMMERCIAL[commercial],
      outbound: values.as ?? null,
      ...(values.terms !== undefined && { terms: values.terms }),
    },
    'question',
  )
  const verdict = evaluateLicenses(asked)
  if (values.json) world.out(`${JSON.stringify(verdict)}\n`)
  else {
    const { use, outbound } = asked
    const question = { use, commercial: asked.commercial, outbound }
    const lines = [
      `${verdict.verdict}: ${sayVerdict(verdict, question)}`,
      ...(verdict.against === null || outbound === null ? [] : [sayAgainst(verdict.against, outbound)]),
      ...verdict.reasons.map((reason) => `  ${reason.code}: ${sayReason(reason)} [${reason.parts.join(', ')}]`),
      ...verdict.duties.map(({ duty, parts }) => `  duty: ${sayDuty(duty)} [${parts.join(', ')}]`),
      `rules ${verdict.rules}, terms of ${verdict.terms}; not legal advice`,
    ]
    world.out(`${lines.join('\n')}\n`)
  }
  return EXITS[verdict.verdict]
}

const EXITS = { allowed: 0, disallowed: 1, unknown: 2 } as const

function verify(file: string | undefined, json: boolean, world: World): Exit {
  if (file === undefined) throw new Refusal('malformed', 'Name the file: colophon licenses verify report.json')
  const report = readReport(file)
  const { rules, terms } = report.judgement.verdict
  if (rules !== LICENSE_RULES_VERSION || !isTermsEdition(terms))
    throw new Refusal(
      'unavailable',
      `It was judged by ${rules} under the terms of ${terms}; here are ${LICENSE_RULES_VERSION} and ${LICENSE_TERMS_EDITIONS.join(', ')}. Use a Colophon that has them.`,
    )
  const { holds, differs } = recomputeReport(report)
  const answer = { holds, differs, verdict: report.judgement.verdict.verdict, rules, terms }
  if (json) world.out(`${JSON.stringify(answer)}\n`)
  else
    world.out(
      holds
        ? `It follows: ${answer.verdict}, by ${rules} under the terms of ${terms}.\n`
        : `It does not follow from its own facts: ${differs.join(', ')} differ.\n`,
    )
  return holds ? 0 : 1
}

function readReport(file: string) {
  const text = readFileSync(file, 'utf8')
  const parsed = parseJson(text, file)
  const answer = LicenseAnswer.safeParse(parsed)
  return answer.success ? answer.data : parseOrRefuse(LicenseReport, parsed, `report ${file}`)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal(
      'malformed',
      `${file} is not JSON: ${error instanceof Error ? error.message : 'it does not parse'}`,
    )
  }
}
