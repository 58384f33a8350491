import type { HowTo } from './how-tos.tsx'

/** How a version gets its records, and how one of them is proved to be in it. */
export const keepingRecords: HowTo = {
  id: 'records',
  title: 'Record every record',
  intro: (
    <>
      A manifest has a line for each record of a version: its id, the sha256 of its content, and what else is known of
      it (address, source, licence, language, size). With one, anyone can look for a host or a text, count by licence,
      see what changed between two versions, and prove that a record is in one. The content itself stays with you.
    </>
  ),
  steps: (site) => [
    {
      label: 'Make one of texts (JSON Lines, a record a line), or of a folder (a record a file)',
      text: 'npm exec colophon -- records make texts.jsonl --text text --id id -o records.jsonl',
    },
    {
      label:
        'Send it, or Parquet, CSV or JSON Lines of your own, for a draft; say which column is which where it would be guessed wrong',
      text: 'npm exec colophon -- records put records.jsonl --dataset my-lab/whales --label 1.0.0 \\\n  --map source=collection,license=rights',
    },
    {
      label: 'The same by the API; faults are told by row and column, and then the draft stays as it was',
      text: `curl -T records.parquet -H "Authorization: Bearer $COLOPHON_TOKEN" \\\n  ${site}/api/v1/datasets/my-lab/whales/versions/1.0.0/records`,
    },
    {
      label: 'Or in one go',
      text: 'npm exec colophon -- publish ./whales --dataset my-lab/whales --label 1.0.0 \\\n  --reason "The first version." --records records.jsonl',
    },
  ],
  after: (
    <>
      The version’s digest commits to the manifest by its sha256, and to the set of its records by a digest that does
      not depend on their order or on any other column. <a href="/docs/identity">What a digest pins</a>
    </>
  ),
}

/** How a record is proved to be in a version, and versions are compared by their records. */
export const provingRecords: HowTo = {
  id: 'prove-a-record',
  title: 'Prove that a record is in a version',
  intro: (
    <>
      A proof holds the leaves of the record’s bucket and the digests of the other 4,095 buckets. Whoever has it and the
      set digest needs nobody to check it: no registry, no network.
    </>
  ),
  steps: () => [
    { label: 'Get the proof', text: 'npm exec colophon -- records proof my-lab/whales@1.0.0 song-17 -o proof.json' },
    {
      label: 'Check it: against the set digest without a network, or against the version',
      text: 'npm exec colophon -- records check proof.json sha256:…\nnpm exec colophon -- records check proof.json my-lab/whales@1.0.0',
    },
    {
      label: 'What was added, removed and changed between two versions',
      text: 'npm exec colophon -- records diff my-lab/whales@1.0.0 my-lab/whales@1.1.0',
    },
  ],
}
