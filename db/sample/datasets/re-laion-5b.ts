import { readAt, type SampleEntry, standing } from '../entry.ts'

const launch = readAt(
  'https://github.com/LAION-AI/laion.ai/blob/5817c759e9ef6df40b520b6bcb001e6b7667c1d8/blog/relaion-5b.md',
  'announcement; stored copy',
)

/** The cleaned successor of LAION-5B. Its 2,236 removals are stated as a number only, so no exclusion list is named. */
export const reLaion5b: SampleEntry = {
  dataset: {
    organization: 'laion',
    name: 're-laion-5b',
    title: 'Re-LAION-5B',
    description:
      'LAION-5B without the links that matched lists of known child sexual abuse material, which the Internet Watch ' +
      'Foundation, the Canadian Centre for Child Protection and Stanford provided: 2,236 links in all. Comparing it with a ' +
      'copy of LAION-5B shows what to delete without naming the links.',
    modalities: ['image', 'text'],
    creators: [{ name: 'LAION e.V.' }],
    publisher: 'LAION e.V.',
    links: [
      { kind: 'homepage', url: 'https://laion.ai/blog/relaion-5b/' },
      { kind: 'hugging-face', url: 'https://huggingface.co/datasets/laion/relaion2B-en-research/' },
    ],
    evidence: [
      launch('/creators', 'author: "LAION e.V."'),
      launch('/description', 'In all, 2236 links were removed after matching with the lists of link and image hashes'),
    ],
  },
  versions: [
    standing(
      {
        label: '2024-08-30',
        reason:
          'Links to known and suspected abuse material were removed from LAION-5B, which had been taken down for them.',
        releaseDate: '2024-08-30',
        description:
          'Published in two forms, research and research-safe. The removed links are not listed, on purpose.',
        modalities: ['image', 'text'],
        amounts: [{ unit: 'records', value: 5_526_641_167, note: 'Pairs of image address and text.' }],
        sources: [
          {
            name: 'LAION-5B',
            url: 'https://laion.ai/blog/laion-5b/',
            kind: 'public-dataset',
            method:
              'Matched by hash with 16.2 million hashes of images and addresses from two child protection organisations ' +
              'and with the findings of Stanford, without opening a link.',
          },
        ],
        licenses: [
          {
            layer: 'database',
            raw: 'Apache-2.0',
            expression: 'Apache-2.0',
            match: 'exact',
            basis: 'page-statement',
            readFrom: 'site',
            reason: 'The sentence may speak of the dataset or of the pipelines that compose it.',
            evidence: [launch('/licenses/0', 'released under Apache-2.0 license.')],
          },
        ],
        hosts: [{ url: 'https://huggingface.co/datasets/laion/relaion2B-en-research/' }],
        evidence: [
          launch(
            '/reason',
            'the first web-scale, text-link to images pair dataset to be thoroughly cleaned of known links to suspected CSAM.',
          ),
          launch('/releaseDate', 'date: "Aug 30, 2024"'),
          launch('/amounts/0', 'Total number of text-link to images pairs in Re-LAION-5B: **5.5 B (5,526,641,167)**'),
          launch('/sources/0', 'Total amount of unique hashes provided by the partners'),
          launch('/hosts/0', '[Re-LAION-5B research](https://huggingface.co/datasets/laion/relaion2B-en-research/)'),
        ],
      },
      [{ relation: 'filtered-from', to: 'laion/laion-5b@2022-03-31' }],
    ),
  ],
}
