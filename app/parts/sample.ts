/** What the specimen sheet shows: invented, so that no part can be mistaken for a record. */
export const DIGEST = 'sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'

export const CITATIONS = [
  {
    id: 'bibtex',
    name: 'BibTeX',
    text: `@dataset{specimen_v0_2,\n  title   = {Specimen},\n  author  = {{the-printers}},\n  version = {v0.2},\n  year    = {2026},\n  note    = {${DIGEST}}\n}`,
    downloadHref: '/parts',
  },
  { id: 'apa', name: 'APA', text: `the-printers. (2026). Specimen (v0.2) [Data set]. ${DIGEST}` },
  {
    id: 'csl',
    name: 'CSL',
    text: `{ "type": "dataset", "title": "Specimen", "version": "v0.2", "note": "${DIGEST}" }`,
  },
]

export const SOURCES = [
  { name: 'Court reports', kind: 'law', share: 0.603, family: 'open', id: 'CC0-1.0', found: 'yes', on: '2025-09-28' },
  {
    name: 'Encyclopedia',
    kind: 'reference',
    share: 0.287,
    family: 'open-with-conditions',
    id: 'CC-BY-SA-4.0',
    found: 'partly',
    on: '2026-01-05',
  },
  {
    name: 'Lectures',
    kind: 'speech',
    share: 0.11,
    family: 'unknown',
    id: 'NOASSERTION',
    found: 'unknown',
    on: '2025-12-03',
  },
] as const

export const MARKDOWN = `# A heading of theirs, two levels lower

Words with *stress*, **weight**, \`code\` and [a link](https://example.org); <b>tags</b> are dropped.

- an item
- [x] a task

> What somebody said.

| file | rows |
|---|---|
| train.parquet | 1,204 |

\`\`\`
a line of code that is longer than a phone is wide, and so it scrolls by itself, sideways
\`\`\``
