import type { ReactNode } from 'react'
import { packingForAnArchive, registeringDois } from './how-to-archives.tsx'
import { keepingTrackOfCopies } from './how-to-copies.tsx'
import { tellingFacts } from './how-to-facts.tsx'
import { readingPreferences } from './how-to-preferences.tsx'
import { keepingRecords, provingRecords } from './how-to-records.tsx'
import { reportingRuns } from './how-to-runs.tsx'
import { following, importing, running } from './how-tos-more.tsx'

type Step = { label: string; text: string }

/** One thing to do: why, the commands, and what to know afterwards. `site` is this registry's address. */
export type HowTo = {
  id: string
  title: string
  intro: ReactNode
  steps: (site: string) => readonly Step[]
  after?: ReactNode
}

const publishing: HowTo = {
  id: 'publish',
  title: 'Publish a folder',
  intro: (
    <>
      The files stay on your disk: only their names, sizes and sha256 are sent. You need an API token, which you make
      under <a href="/settings/tokens">Settings</a>, and an organisation of which you are an owner or steward.
    </>
  ),
  steps: (site) => [
    { label: 'Say which registry, and who you are', text: `export COLOPHON_URL=${site}\nexport COLOPHON_TOKEN=col_…` },
    {
      label: 'Register the dataset, once',
      text: `npm exec colophon -- register my-lab/whales --title "Whale songs" \\\n  --license CC-BY-4.0 --modality audio`,
    },
    {
      label: 'Hash the folder on all cores, and look at the list',
      text: 'npm exec colophon -- hash ./whales -o files.json',
    },
    {
      label: 'Publish it as a version',
      text: `npm exec colophon -- publish --files files.json --dataset my-lab/whales \\\n  --label 1.0.0 --reason "The first version."`,
    },
  ],
  after: (
    <>
      A version never changes once it is published; a mistake is mended by publishing another, or by withdrawing it,
      which leaves its record and your reason. Sources, licences with their evidence and the rest are filled in on the
      draft’s page, or sent with <code>--draft FILE.json</code>.
    </>
  ),
}

const byApi: HowTo = {
  id: 'publish-by-api',
  title: 'Publish by the API',
  intro: (
    <>
      Three requests: register, draft, publish. With an <code>Idempotency-Key</code> each is carried out once, however
      often it is sent. <a href="/docs/api">The whole API</a> is described from the same rules that check what you send.
    </>
  ),
  steps: (site) => [
    {
      label: 'Register',
      text: `curl ${site}/api/v1/datasets \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' \\\n  -d '{"organization": "my-lab", "name": "whales", "title": "Whale songs"}'`,
    },
    {
      label: 'Draft a version',
      text: `curl ${site}/api/v1/datasets/my-lab/whales/versions \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' \\\n  -H 'Idempotency-Key: whales-1.0.0' -d @version.json`,
    },
    {
      label: 'Publish it',
      text: `curl -X POST ${site}/api/v1/datasets/my-lab/whales/versions/1.0.0/publish \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN"`,
    },
  ],
}

const citing: HowTo = {
  id: 'cite',
  title: 'Cite a version',
  intro: (
    <>
      Each version’s page shows its citation in six formats. Every one carries the label and the whole digest, so that a
      reader can check that they hold the same thing. The same address gives a machine the format that it asks for.
    </>
  ),
  steps: (site) => [
    { label: 'From the command line', text: 'npm exec colophon -- cite my-lab/whales@1.0.0 --format bibtex' },
    {
      label: 'From the address of the version’s page',
      text: `curl -H 'Accept: application/x-bibtex' ${site}/datasets/my-lab/whales/versions/1.0.0`,
    },
    {
      label: 'The record itself, whose sha256 is the digest',
      text: `curl -H 'Accept: application/vnd.colophon.record+json' \\\n  ${site}/datasets/my-lab/whales/versions/1.0.0 | sha256sum`,
    },
  ],
}

const verifying: HowTo = {
  id: 'verify',
  title: 'Check a citation',
  intro: (
    <>
      <a href="/verify">Verify</a> reads a digest, an address, a DOI, BibTeX, RIS, CSL-JSON, CFF or a whole reference
      list, and says of each citation whether its version is unchanged, superseded, withdrawn or unknown, and why.
    </>
  ),
  steps: (site) => [
    {
      label: 'Is what lies on this disk the version that is cited?',
      text: 'npm exec colophon -- verify ./whales "my-lab/whales@1.0.0"',
    },
    {
      label: 'What has become of what is cited?',
      text: `curl ${site}/api/v1/verify -H 'Content-Type: application/json' \\\n  -d '{"citations": "my-lab/whales@1.0.0"}'`,
    },
  ],
  after: (
    <>
      The first is worked out on your own machine: the record is taken from the registry, its sha256 is compared with
      the digest that was cited, and then every file with the record. A saved record works without the registry.
    </>
  ),
}

/** Every how-to, in the order of the page. */
export const HOW_TOS: readonly HowTo[] = [
  publishing,
  byApi,
  keepingRecords,
  importing,
  citing,
  verifying,
  provingRecords,
  packingForAnArchive,
  registeringDois,
  keepingTrackOfCopies,
  readingPreferences,
  tellingFacts,
  reportingRuns,
  following,
  running,
]
