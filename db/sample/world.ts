import type { RunDraftInput } from '#lib/run/schema.ts'
import { auditedRecords } from './audited-records.ts'
import { SAMPLE_COPIES, type SampleCopies } from './copies.ts'
import { commonCorpus } from './datasets/common-corpus.ts'
import { commonCrawl202543 } from './datasets/common-crawl-2025-43.ts'
import { commonPileArxivPapers } from './datasets/common-pile-arxiv-papers.ts'
import { commonPileArxivPapersFiltered } from './datasets/common-pile-arxiv-papers-filtered.ts'
import { commonPileCaselaw } from './datasets/common-pile-caselaw.ts'
import { commonPileDataProvenance } from './datasets/common-pile-data-provenance.ts'
import { commonPileDataProvenanceFiltered } from './datasets/common-pile-data-provenance-filtered.ts'
import { commonPilePes2o } from './datasets/common-pile-pes2o.ts'
import { commonPileStackexchange } from './datasets/common-pile-stackexchange.ts'
import { commonPileUspto } from './datasets/common-pile-uspto.ts'
import { commonPileV01 } from './datasets/common-pile-v01.ts'
import { commonVoice } from './datasets/common-voice.ts'
import { dolma } from './datasets/dolma.ts'
import { fineweb } from './datasets/fineweb.ts'
import { finewebEdu } from './datasets/fineweb-edu.ts'
import { laion5b } from './datasets/laion-5b.ts'
import { reLaion5b } from './datasets/re-laion-5b.ts'
import { theStack } from './datasets/the-stack.ts'
import { wikipedia } from './datasets/wikipedia.ts'
import { youtubeCommons } from './datasets/youtube-commons.ts'
import { referenceTo, type SampleEntry, type SampleOrganization, type SampleReference } from './entry.ts'
import { CASE_STUDIES } from './facts/case-studies.ts'
import type { SampleFacts } from './facts/fact.ts'
import { mobyDick } from './moby-dick.ts'
import { SAMPLE_ORGANIZATIONS } from './organizations.ts'
import { PUBLISHED_RUNS } from './published-runs.ts'
import type { SampleObservations } from './twelve-sites/observed.ts'
import { twelveSites } from './twelve-sites/twelve-sites.ts'

/** What a newcomer finds in an empty registry. `blobs` holds the bytes of the files that are really there, by sha256. */
export type SampleWorld = {
  organizations: SampleOrganization[]
  entries: SampleEntry[]
  blobs: Map<string, Uint8Array>
  mixtures: SampleMixture[]
  /** What was seen at the origins of versions, so that what their creators prefer can be read. */
  observations: SampleObservations[]
  /** What is recorded of versions, each of which is then assessed once. */
  facts: SampleFacts[]
  /** Where versions are known to be kept. */
  copies: SampleCopies[]
  /** Runs as their papers tell them. */
  runs: RunDraftInput[]
}

/** A mixture of the sample world: its versions by name, with their shares. */
export type SampleMixture = { title: string; members: { version: SampleReference; share: number }[] }

/** What an instruction-tuning run might take of the audited records: equal parts, so that each obstacle costs the same. */
const AUDITED_MIXTURE: SampleMixture = {
  title: 'Eight audited datasets in equal parts',
  members: auditedRecords.flatMap((entry) =>
    entry.versions.map((version) => ({ version: referenceTo(entry, version), share: 1 / auditedRecords.length })),
  ),
}

/**
 * The sample world in the order in which it is put in: an ancestor comes before what is made from it. Withdrawals are
 * applied after all versions are published, since a successor may stand further down. The same every time.
 */
export function sampleWorld(): SampleWorld {
  const { entry, blobs } = mobyDick()
  const sites = twelveSites()
  return {
    organizations: SAMPLE_ORGANIZATIONS,
    blobs: new Map([...blobs, ...sites.blobs]),
    observations: [sites.observations],
    mixtures: [AUDITED_MIXTURE],
    facts: CASE_STUDIES,
    copies: SAMPLE_COPIES,
    runs: PUBLISHED_RUNS,
    entries: [
      commonPileArxivPapers,
      commonPileArxivPapersFiltered,
      commonPileStackexchange,
      commonPileCaselaw,
      commonPileUspto,
      commonPilePes2o,
      commonPileDataProvenance,
      commonPileDataProvenanceFiltered,
      commonPileV01,
      youtubeCommons,
      commonCorpus,
      fineweb,
      finewebEdu,
      dolma,
      theStack,
      commonVoice,
      laion5b,
      reLaion5b,
      wikipedia,
      commonCrawl202543,
      ...auditedRecords,
      entry,
      sites.entry,
    ],
  }
}
