import { evaluateSignals, type PreferenceAnswer } from './evaluate.ts'
import { fileMechanism } from './harvest-places.ts'
import { normalPath } from './path-pattern.ts'
import { pathTestsOf } from './path-rules.ts'
import { fittingTests, type PathTest, pathKeyOf, prefixTests } from './path-tests.ts'
import type { PreferenceStatement } from './preference.ts'
import { type Signal, subjectPath } from './signal.ts'

/** What a person recorded of the records below a path, as terms of service. An empty prefix: of the whole origin. */
export type RecordedStatement = { pathPrefix: string; statement: PreferenceStatement }

/** All that is known of an origin, and who asks: our `agent`, and further `identities` as that of the archive a copy came from. */
export type OriginQuestion = {
  signals: readonly Signal[]
  recorded?: readonly RecordedStatement[]
  agent: string
  identities?: readonly string[]
}

/**
 * An origin that is asked for many URLs. `tests`: what parts its records: those that fit the same tests get the same answer. `judge`: the answer
 * for a URL of the origin; each kind of URL is judged once.
 */
export type CompiledOrigin = { tests: readonly PathTest[]; judge(url: string): PreferenceAnswer }

/** Makes an origin ready to be asked for many URLs. */
export function compileOrigin({ signals, recorded = [], agent, identities = [] }: OriginQuestion): CompiledOrigin {
  const prefixes = recorded.map(({ pathPrefix, statement }) => {
    const tests = prefixTests(pathPrefix)
    return { tests, statement, fits: fittingTests(tests) }
  })
  const tests = [...pathTestsOf(signals), ...prefixes.flatMap((one) => one.tests)]
  const keyOf = pathKeyOf(tests)
  const judged = new Map<string, PreferenceAnswer>()
  const judge = (url: string) => {
    const path = normalPath(subjectPath(url))
    const speaking = signals.filter((signal) => isOfOrigin(signal) || isAt(signal, path))
    const applying = prefixes.filter(({ fits }) => fits(path).length > 0).map(({ statement }) => statement)
    const subject = { url, agent, media: null }
    return evaluateSignals(speaking, subject, { identities, recorded: applying })
  }
  return {
    tests,
    judge(url) {
      const key = keyOf(url)
      const known = judged.get(key)
      if (known !== undefined) return known
      const answer = judge(url)
      judged.set(key, answer)
      return answer
    },
  }
}

/** A file that speaks for its origin, or a licence that such a file announces; else it is a response of one record, and speaks of that alone. */
function isOfOrigin({ mechanism, location }: Signal): boolean {
  return mechanism === 'rsl' || fileMechanism(location) !== null
}

function isAt({ location }: Signal, path: string): boolean {
  return normalPath(subjectPath(location)) === path
}
