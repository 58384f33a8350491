import { CheckAnswer, CheckQuestion } from '#lib/preference/check.ts'
import { PreferenceDecision, PreferenceQuestion } from '#lib/preference/evaluation.ts'
import { VersionPreferencesAnswer, VersionPreferencesQuery } from '#lib/preference/version-preferences.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

export const evaluatePreferencesOperation = operation({
  id: 'evaluatePreferences',
  method: 'POST',
  path: '/preferences/evaluate',
  group: 'Preferences',
  summary: 'Read creators’ preference signals',
  details:
    'A URL, the product token of who asks, and the raw signals as they were fetched: robots.txt, headers and the rest. For each of six usages: allowed, disallowed or unknown, as it was written (`usages`) and in the stricter reading (`protective`), with the line that says so. A signal with neither body nor headers is a place that could not be read, and puts what it can speak about on hold. Nothing is stored and nothing is fetched; it is not legal advice.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(PreferenceQuestion, 'question', 8 * 1024 * 1024),
  answers: [{ status: 200, describe: 'The decision', schema: PreferenceDecision }],
  account: 'none',
  writes: false,
})

export const checkPreferencesOperation = operation({
  id: 'checkPreferences',
  method: 'POST',
  path: '/preferences/check',
  group: 'Preferences',
  summary: 'Ask what is known of addresses',
  details:
    'Up to 10,000 addresses. For each: what its host was seen to say of six usages by `at` (now, where it is null), with the lines that say so and when the host was last asked. `not-observed`: nothing of the host was ever seen here, which allows nothing. Nothing is fetched; it is not legal advice.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(CheckQuestion, 'question', 32 * 1024 * 1024),
  answers: [{ status: 200, describe: 'An item for each address, in the order asked', schema: CheckAnswer }],
  account: 'none',
  writes: false,
})

export const readVersionPreferencesOperation = operation({
  id: 'readVersionPreferences',
  method: 'GET',
  path: '/versions/{digest}/preferences',
  group: 'Preferences',
  summary: 'Read what creators said of a version',
  details:
    'Shares of records and tokens by usage, word and mechanism: at collection, now, and as of the end of each month in which hosts were asked; the hosts of the newest reading; with `host` the groups of its records that are decided alike, with `url` one decision with its lines. Not legal advice.',
  params: DigestParams,
  query: VersionPreferencesQuery,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'What was read', schema: VersionPreferencesAnswer }],
  account: 'none',
  writes: false,
})

export const PREFERENCE_OPERATIONS = [
  evaluatePreferencesOperation,
  checkPreferencesOperation,
  readVersionPreferencesOperation,
]
