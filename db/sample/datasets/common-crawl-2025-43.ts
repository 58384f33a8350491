import { readAt, type SampleEntry, standing } from '../entry.ts'

const BASE = 'https://data.commoncrawl.org/crawl-data/CC-MAIN-2025-43'
const croissant = readAt(
  'https://github.com/mlcommons/croissant',
  'commit 401f6fff, Croissant 1.1 sample of CC-MAIN-2025-43 (a draft)',
)

/** The lists of paths, with the sha256 that the Croissant file states for each. */
const PATH_LISTS = [
  ['warc.paths.gz', '97441dcd9ffe73099b4238cc4c327b0adffc72137b712a886b7f913e7a68ebfc'],
  ['wat.paths.gz', '46ffdf3190586953f681da396b900c9c19d6e0d247d33f98ca43e4e5cc344357'],
  ['wet.paths.gz', 'd5205d69c87a180c7f93d72927cc29d6a7e77ceade16e3c4fae3d91e3b4bb7ae'],
  ['robotstxt.paths.gz', '9d06ffda119bb7c8db1c706f9b1d3f5d5926632ab88f7edc802dc720f0239674'],
  ['non200responses.paths.gz', '6835a912596a48bc1a097c1bf2ca61bfe0b35dc1c4b1db7e8935baa9cb34c5a8'],
  ['cc-index.paths.gz', 'e9ebd0ba0e8ef9e648b3c81e90ed8ff3934ac23d38d05b33323942dc643eb650'],
  ['cc-index-table.paths.gz', '404325746c1b5968b94afb4d5ac355dbe6eb6a1e05b6a5031f6a79e413e55965'],
] as const

/** One crawl of the web, with robots.txt files as its own list. The only entry whose host states digests of files. */
export const commonCrawl202543: SampleEntry = {
  dataset: {
    organization: 'commoncrawl',
    name: 'cc-main-2025-43',
    title: 'Common Crawl CC-MAIN-2025-43',
    description:
      'The crawl archive of October 2025: pages as fetched (WARC), their metadata (WAT) and their text (WET), with the ' +
      'robots.txt files and the failed answers beside them. The files registered here are the lists of paths; each list ' +
      'names the archive files of its kind.',
    modalities: ['text'],
    creators: [{ name: 'The Common Crawl Foundation' }],
    publisher: 'The Common Crawl Foundation',
    links: [{ kind: 'homepage', url: `${BASE}/index.html` }],
    evidence: [
      croissant('/creators', '"name": "The Common Crawl Foundation", "url": "https://commoncrawl.org/"'),
      croissant('/description', '"description": "Common Crawl October 2025 Crawl Archive"'),
    ],
  },
  versions: [
    standing({
      label: '1.0.0',
      reason: 'The crawl of October 2025, published when it was complete.',
      releaseDate: '2025-10-19',
      modalities: ['text'],
      files: PATH_LISTS.map(([path, sha256]) => ({
        path,
        sha256,
        mediaType: 'application/gzip',
        url: `${BASE}/${path}`,
      })),
      amounts: [
        { unit: 'bytes', value: Math.round(97.73 * 2 ** 40), note: 'WARC files: "97.73 TiB", compressed.' },
        { unit: 'bytes', value: Math.round(7.38 * 2 ** 40), note: 'WET files: "7.38 TiB", compressed.' },
      ],
      sources: [
        {
          name: 'The public web',
          kind: 'web-crawl',
          method: 'Crawled by Common Crawl.',
          collectedFrom: '2025-10-05',
          collectedTo: '2025-10-19',
        },
      ],
      licenses: [
        {
          raw: 'https://commoncrawl.org/terms-of-use',
          match: 'none',
          basis: 'page-statement',
          readFrom: 'metadata-file',
          reason: 'Terms of use of the archive; they are no licence of the pages in it.',
          evidence: [croissant('/licenses/0', '"license": "https://commoncrawl.org/terms-of-use"')],
        },
      ],
      hosts: [{ url: `${BASE}/index.html` }],
      evidence: [
        croissant('/reason', '"description": "Common Crawl October 2025 Crawl Archive"'),
        croissant('/releaseDate', '"datePublished": "2025-10-19T01:06:58Z"'),
        croissant('/files', '"@id": "warc.paths.gz"'),
        croissant('/amounts/0', '"includes": "*.warc.gz", "contentSize": "97.73 TiB"'),
        croissant('/amounts/1', '"includes": "*.warc.wet.gz", "contentSize": "7.38 TiB"'),
        croissant('/sources/0', '"temporalCoverage": "2025-10-05T11:42:39Z/2025-10-19T01:06:58Z"'),
        croissant('/hosts/0', '"url": "https://data.commoncrawl.org/crawl-data/CC-MAIN-2025-43/index.html"'),
      ],
    }),
  ],
}
