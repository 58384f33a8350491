import { z } from 'zod'
import { Lessons, OpenChannel, Partners, ProvenanceStandards } from './community.ts'
import { Communities, GeneratedShare, LanguageProfile, Scope, SourceNotes } from './diversity.ts'
import { PreferenceHandling, ReleaseSchema, RemovalRoute, Removals, SensitiveScans } from './harm.ts'
import { Access, Attestation, ExtraTerms, PlainTerms } from './openness.ts'
import { HostVersions, Maintenance, ResolvedIdentifiers } from './preservation.ts'
import { ConditionsHonoured, ContributorTerms, Credit, Enhancements, Reciprocity } from './reciprocity.ts'
import { recorded } from './recorded.ts'
import { Acquisition, Documentation, Processing, Reachability, Selection } from './reproducibility.ts'

/** Everything that was recorded of a version, newest of each group; a key that is not there was never recorded. */
export const RecordedFacts = z.strictObject({
  access: group(Access),
  'extra-terms': group(ExtraTerms),
  'plain-terms': group(PlainTerms),
  selection: group(Selection),
  acquisition: group(Acquisition),
  processing: group(Processing),
  reachability: group(Reachability),
  documentation: group(Documentation),
  'preference-handling': group(PreferenceHandling),
  'release-schema': group(ReleaseSchema),
  'removal-route': group(RemovalRoute),
  removals: group(Removals),
  'sensitive-scans': group(SensitiveScans),
  'language-profile': group(LanguageProfile),
  scope: group(Scope),
  'source-notes': group(SourceNotes),
  communities: group(Communities),
  'generated-share': group(GeneratedShare),
  credit: group(Credit),
  reciprocity: group(Reciprocity),
  enhancements: group(Enhancements),
  'contributor-terms': group(ContributorTerms),
  'conditions-honoured': group(ConditionsHonoured),
  'provenance-standards': group(ProvenanceStandards),
  partners: group(Partners),
  'open-channel': group(OpenChannel),
  lessons: group(Lessons),
  identifiers: group(ResolvedIdentifiers),
  'host-versions': group(HostVersions),
  maintenance: group(Maintenance),
  'attested-created-by-publisher': group(Attestation),
  'attested-no-natural-persons': group(Attestation),
  'attested-monolingual-single-domain': group(Attestation),
  'attested-single-source': group(Attestation),
  'attested-no-community-content': group(Attestation),
  'attested-no-synthetic-content': group(Attestation),
  'attested-no-enhancements': group(Attestation),
  'attested-no-contributors': group(Attestation),
})
export type RecordedFacts = z.infer<typeof RecordedFacts>

/** The key of a group: what form, import and API call it. */
export const FactKey = RecordedFacts.keyof()
export type FactKey = z.infer<typeof FactKey>
export const FACT_KEYS: readonly FactKey[] = FactKey.options

/** The keys whose value is a signed statement: facts that can only be attested. */
export const ATTESTATION_KEYS: readonly FactKey[] = FACT_KEYS.filter((key) => key.startsWith('attested-'))

/** The form of a group's value. */
export function valueForm(key: FactKey): z.ZodType {
  return RecordedFacts.shape[key].unwrap().shape.value
}

function group<Value extends z.ZodType>(value: Value) {
  return recorded(value).optional()
}
