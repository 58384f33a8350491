import { readAt, type SampleEntry } from '../entry.ts'

const launch = readAt(
  'https://github.com/LAION-AI/laion.ai/blob/fd1fb5559ee87f1e090055f8d669b3338e48a051/blog/laion-5b.md',
  'announcement; stored copy',
)
const notice = readAt(
  'https://github.com/LAION-AI/laion.ai/blob/39340326b5b406e4443c365b90d3c7f957387eda/notes/laion-maintanence.md',
  'whole note; stored copy',
)
const review = readAt(
  'https://github.com/LAION-AI/laion.ai/blob/5817c759e9ef6df40b520b6bcb001e6b7667c1d8/blog/relaion-5b.md',
  'announcement of Re-LAION-5B; stored copy',
)

/** Links to images with captions. Its maker took it down on 19 December 2023, and later published a cleaned successor. */
export const laion5b: SampleEntry = {
  dataset: {
    organization: 'laion',
    name: 'laion-5b',
    title: 'LAION-5B',
    description:
      'Addresses of images on the public web with their captions, kept where a CLIP model found that they match. It holds ' +
      'no images. The table of addresses is under CC BY 4.0; the images stay under their own copyright. Its maker asks to ' +
      'use it for research only.',
    modalities: ['image', 'text'],
    languages: ['mul'],
    creators: [
      { name: 'Christoph Schuhmann', kind: 'person' },
      { name: 'Richard Vencu', kind: 'person' },
      { name: 'Romain Beaumont', kind: 'person' },
      { name: 'Theo Coombes', kind: 'person' },
      { name: 'Cade Gordon', kind: 'person' },
      { name: 'Aarush Katta', kind: 'person' },
      { name: 'Robert Kaczmarczyk', kind: 'person' },
      { name: 'Jenia Jitsev', kind: 'person' },
    ],
    publisher: 'LAION e.V.',
    links: [
      { kind: 'homepage', url: 'https://laion.ai/blog/laion-5b/' },
      { kind: 'paper', url: 'https://arxiv.org/abs/2210.08402' },
    ],
    evidence: [
      launch('/creators', 'Authors: Christoph Schuhmann, Richard Vencu, Romain Beaumont, Theo Coombes, Cade Gordon'),
      launch('/languages', '2,3B contain English language, 2,2B samples from 100+ other languages'),
      notice('/description', 'offer only links to content on the public web, with no images.'),
      launch('/description', 'Our recommendation is therefore to use the dataset for research purposes.'),
    ],
  },
  versions: [
    {
      draft: {
        label: '2022-03-31',
        reason:
          'No dataset of billions of image-text pairs was open before, so large models could not be studied openly.',
        releaseDate: '2022-03-31',
        modalities: ['image', 'text'],
        languages: ['mul'],
        amounts: [
          { unit: 'records', value: 5_850_000_000, note: 'Pairs of image address and text, rounded.' },
          { unit: 'records', value: 2_320_000_000, note: 'Pairs with English text (laion2B-en), rounded.' },
          { unit: 'records', value: 2_260_000_000, note: 'Pairs in other languages (laion2B-multi), rounded.' },
          { unit: 'records', value: 1_270_000_000, note: 'Pairs without a clear language (laion1B-nolang), rounded.' },
        ],
        recordSets: [
          {
            name: 'metadata',
            columns: [
              { name: 'URL' },
              { name: 'TEXT' },
              { name: 'WIDTH' },
              { name: 'HEIGHT' },
              { name: 'LANGUAGE' },
              { name: 'similarity' },
              { name: 'pwatermark' },
              { name: 'punsafe' },
            ],
          },
        ],
        sources: [
          {
            name: 'Common Crawl',
            url: 'https://commoncrawl.org/',
            kind: 'web-crawl',
            method:
              'Image tags with an alternative text, parsed from WAT files and kept where CLIP found image and text alike.',
          },
        ],
        licenses: [
          {
            layer: 'database',
            raw: 'https://creativecommons.org/licenses/by/4.0/',
            expression: 'CC-BY-4.0',
            match: 'mapped',
            basis: 'page-statement',
            readFrom: 'site',
            evidence: [
              launch(
                '/licenses/0',
                'We distribute the metadata dataset (the parquet files) under the [Creative Common CC-BY 4.0](https://creativecommons.org/licenses/by/4.0/)',
              ),
            ],
          },
          {
            layer: 'content',
            raw: 'The images are under their copyright.',
            match: 'none',
            basis: 'page-statement',
            readFrom: 'site',
            reason: 'The maker says that it grants nothing for the images.',
            evidence: [launch('/licenses/1', 'The images are under their copyright.')],
          },
        ],
        evidence: [
          launch('/reason', 'no billion-scale image-text pair dataset had been openly available up until now.'),
          launch('/releaseDate', 'date: "Mar 31, 2022"'),
          launch('/languages', '2,3B contain English language, 2,2B samples from 100+ other languages'),
          launch('/amounts/0', 'We present a dataset of 5,85 billion CLIP-filtered image-text pairs'),
          launch('/amounts/1', '2.32 billion of these contain texts in the English language'),
          launch('/amounts/2', '2.26 billion contain texts from 100+ other languages'),
          launch('/amounts/3', '1.27 billion have texts where a particular language couldn’t be clearly detected.'),
          launch('/recordSets/0', '- URL: the image url, millions of domains are covered'),
          launch('/sources/0', 'we parse through WAT files from Common Crawl and parse out all HTML IMG tags'),
        ],
      },
      ancestors: [],
      withdrawal: {
        kind: 'safety',
        on: '2023-12-19',
        successor: 'laion/re-laion-5b@2024-08-30',
        reason:
          'Taken down by its maker on 19 December 2023, after the Stanford Internet Observatory had found links in it that ' +
          'lead to images of child sexual abuse. A version without the known links followed on 30 August 2024.',
        evidence: [
          notice('', 'date: "December 19 2023"'),
          notice(
            '',
            'in an abundance of caution, we are temporarily taking down the LAION datasets to ensure it is safe before republishing them.',
          ),
          review(
            '',
            'The Stanford report prompted an immediate takedown of LAION-5B and we initiated a comprehensive safety revision.',
          ),
        ],
      },
    },
  ],
}
