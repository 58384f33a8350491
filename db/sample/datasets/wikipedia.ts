import { readAt, type SampleEntry, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/wikimedia/wikipedia'
const metadata = readAt(
  `${HUB}/commit/b8bc12bbc5758d81a5fb8981bd04148236527e38`,
  'README.md, front matter; stored copy',
)
const text = readAt(
  'https://huggingface.co/datasets/AspectRS/wikipedia',
  'the same card on a copy of the dataset; stored copy',
)
const history = readAt(`${HUB}/commits/329269bd7c16ba32f676a59da98950e3af02bea5`, 'commit history; stored copy')

/** Cleaned articles of all Wikipedias. Two licences are listed without saying how they combine. */
export const wikipedia: SampleEntry = {
  dataset: {
    organization: 'wikimedia',
    name: 'wikipedia',
    title: 'Wikipedia',
    description:
      'Articles of the Wikipedias in all languages as plain text, one record an article, without markup and without ' +
      'sections such as references. There is one subset for each language and dump.',
    modalities: ['text'],
    languages: ['mul'],
    creators: [{ name: 'Wikimedia' }],
    publisher: 'Wikimedia',
    links: [{ kind: 'hugging-face', url: HUB }],
    evidence: [
      history('/creators', 'Datasets: wikimedia / wikipedia'),
      history('/languages', 'Languages: Abkhaz Achinese Adyghe + 319'),
      text('/description', 'with cleaning to strip markdown and unwanted sections (references, etc.).'),
    ],
  },
  versions: [
    standing({
      label: '20231101',
      reason: 'Built from the dumps of 1 November 2023.',
      releaseDate: '2023-11-21',
      description: 'Dated by the last of the data files whose commit could be read.',
      modalities: ['text'],
      languages: ['mul'],
      amounts: [{ unit: 'records', value: 6_400_000, note: 'Articles of the English subset only, rounded.' }],
      recordSets: [
        {
          name: '20231101.en',
          columns: [
            { name: 'id', type: 'str' },
            { name: 'url', type: '' },
            { name: 'title', type: '' },
            { name: 'text', type: '' },
          ],
        },
      ],
      sources: [
        {
          name: 'Wikipedia dumps',
          url: 'https://dumps.wikimedia.org/',
          kind: 'website',
          method: 'Each article cleaned of markup and of sections such as references.',
        },
      ],
      licenses: [
        {
          raw: 'cc-by-sa-3.0',
          expression: 'CC-BY-SA-3.0',
          match: 'case',
          basis: 'page-statement',
          readFrom: 'card',
          evidence: [metadata('/licenses/0', 'license: - cc-by-sa-3.0 - gfdl')],
        },
        {
          raw: 'gfdl',
          match: 'ambiguous',
          basis: 'page-statement',
          readFrom: 'card',
          reason: 'A family: neither the version nor "or later" is stated.',
          evidence: [metadata('/licenses/1', 'license: - cc-by-sa-3.0 - gfdl')],
        },
      ],
      hosts: [{ url: HUB, revision: '329269bd7c16ba32f676a59da98950e3af02bea5' }],
      evidence: [
        history('/reason', 'Add 20231101.min data files 329269b'),
        history(
          '/releaseDate',
          'Add 20231101.min data files 329269b albertvillanova HF staff commited on Nov 21, 2023',
        ),
        history('/languages', 'Languages: Abkhaz Achinese Adyghe + 319'),
        text('/amounts/0', 'the 6.4 million samples in the 20231101.en split.'),
        text('/recordSets/0', "{'id': '1', 'url': 'https://simple.wikipedia.org/wiki/April', 'title': 'April',"),
        text('/sources/0', 'The dataset is built from the Wikipedia dumps (https://dumps.wikimedia.org/)'),
        history('/hosts/0', '329269b'),
      ],
    }),
  ],
}
