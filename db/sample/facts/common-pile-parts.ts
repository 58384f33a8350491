import { readAt } from '../entry.ts'
import {
  ADDRESSES_MASKED,
  cardAt,
  cardOf,
  carriedByEach,
  chosen,
  collecting,
  filterSteps,
  mixer,
  OF_THE_PROJECT,
  removalBy,
} from './common-pile-facts.ts'
import { committed, fact, type SampleFacts } from './fact.ts'

/** Where the opinions that CourtListener gives out in bulk are listed. */
const COURT_DATA = 'https://com-courtlistener-storage.s3-us-west-2.amazonaws.com/list.html?prefix=bulk-data/'
const HUB = 'https://huggingface.co/datasets/common-pile'
const arxiv = cardAt('arxiv_papers_filtered', '033cf7f53f9b348deec868c1a5a48484f3ee9e52')
const arxivAsCreated = readAt(
  `${HUB}/arxiv_papers_filtered/commit/d843d3e43e52bfc50a3dbbfb9e2b44ce9a4dfc29`,
  'README.md as created, section Description; stored copy',
)
const arxivSettings = mixer('arxiv-papers.json')
const arxivCode = collecting('d93d66e57ba9d659cf9899060fefde80b7290447', 'arxiv/from_latex/README.md')
const exchange = cardAt('stackexchange', '5ec3aa2e65b7c61b7c18f1ff18ccbc4d3279a23c')
const exchangeCard = readAt(
  `${HUB}/stackexchange/discussions/3/files`,
  'README.md, context lines of the difference; stored copy',
)
const exchangeCode = collecting('0a1a7abe0bff8f46e22521ddb6b4807fadef62b1', 'sources/stackexchange/get-dumps.sh')
const caselaw = readAt(
  `${HUB}/caselaw_access_project`,
  'README.md at 3c2cb508, as quoted by a third-party review of 2026-09-23; stored copy',
)
const caselawRows = readAt(
  `${HUB}/caselaw_access_project`,
  'first rows of the viewer, as quoted by a third-party review of 2026-09-23; stored copy',
)
const courts = collecting('f9e8aca8112e82cbc2ff6090b547cf83c29feec0', 'sources/courtlistener/README.md')
const cleaned = readAt('https://huggingface.co/posts/conceptofmind/175193132662887', 'whole post; stored copy')
const patents = collecting('4fcbd936482e62943b4d5e54b05ed6d32f4885fc', 'sources/uspto/README.md')
const papers = collecting('26edba1f78e9e5d75f7d044086807d040a3a7594', 'sources/pes2o/README.md')
const audited = collecting('2dc4cdd2c882c1406916360ee059e0ce36b23c80', 'data_provenance/README.md')
const auditedSettings = mixer('dpi-common-pile.json')
const croissant = committed(
  'https://github.com/mlcommons/croissant',
  'dee2ca54b84c87f55f433c3009cc7afd0735e070',
  'datasets/1.1/huggingface-data_provenance_initiative/metadata.json',
)
const discussions = readAt(
  `${HUB}/peS2o/discussions`,
  'header of the page of discussions, which asks for no account; stored copy',
)

/** What is known of the components of the Common Pile that are registered here. */
export const commonPilePartFacts: SampleFacts[] = [
  { version: 'common-pile/arxiv_papers@v0.1', facts: [...OF_THE_PROJECT, carriedByEach] },
  {
    version: 'common-pile/arxiv_papers_filtered@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      carriedByEach,
      removalBy(arxiv),
      cardOf('arxiv_papers_filtered', arxiv('/cards/0', 'Code for collecting, processing, and preparing this dataset')),
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/0',
              method: 'LaTeX sources from the bulk-access bucket, licences from the weekly metadata dump on Kaggle.',
              tool: 'arxiv/from_latex',
              toolVersion: 'd93d66e57ba9d659cf9899060fefde80b7290447',
            },
          ],
        },
        arxivCode('/sources/0/method', 'Setup credentials for boto3 as the arxiv s3 buckets are requester pays.'),
        arxivCode(
          '/sources/0/method',
          'Download metadata from https://www.kaggle.com/datasets/Cornell-University/arxiv.',
        ),
      ),
      fact(
        'source-notes',
        {
          sources: [
            {
              source: 'source/0',
              strengths: 'Authors choose a licence when they upload, so each paper has one of its own.',
              weaknesses: 'Licences may be told wrongly in the metadata, and LaTeX is hard to turn into text.',
            },
          ],
        },
        arxivAsCreated('/sources/0/strengths', 'When uploading papers, authors can choose from a variety of licenses.'),
        arxiv('/sources/0/weaknesses', 'license laundering and inaccurate metadata'),
        arxivCode(
          '/sources/0/weaknesses',
          'The latex parsing is difficult, with many libraries failing to fully parsing',
        ),
      ),
      filterSteps({
        parameters:
          'filtering/mixer_configs/arxiv-papers.json: out go documents with at most 0.5 English or at least 0.9 of a duplicate; e-mail addresses are masked.',
        evidence: [
          arxivSettings('/steps/2/parameters', 'ft_lang_id_en_doc_v2__en[0][2] <= 0.5'),
          arxivSettings('/steps/2/parameters', '"replacement": "<EMAIL_ADDRESS>"'),
        ],
      }),
      ADDRESSES_MASKED,
    ],
  },
  {
    version: 'common-pile/stackexchange@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      removalBy(exchange),
      chosen([{ source: 'source/0' }]),
      cardOf('stackexchange', exchangeCard('/cards/0', 'PyMarkdown was used to convert each comment into plain text.')),
      fact(
        'release-schema',
        { carries: { license: { at: 'record', column: 'metadata.license' } } },
        exchangeCard(
          '/carries/license',
          'Per-document license information is available in the `license` entry of the `metadata` field',
        ),
      ),
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/0',
              method: 'The dumps of all sites, fetched from the Internet Archive with wget.',
              tool: 'sources/stackexchange/get-dumps.sh',
              toolVersion: '0a1a7abe0bff8f46e22521ddb6b4807fadef62b1',
            },
          ],
        },
        exchangeCode('/sources/0/method', 'Get all the stackexchange dumps from archive.org', 'line 20'),
      ),
    ],
  },
  {
    version: 'common-pile/caselaw_access_project@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      cardOf('caselaw_access_project', caselaw('/cards/0', '6,919,240 documents and 78 UTF-8 GB')),
      fact(
        'release-schema',
        {
          carries: {
            license: { at: 'record', column: 'metadata.license' },
            url: { at: 'record', column: 'metadata.url' },
          },
        },
        caselawRows('/carries', '`metadata` | struct<author: string, license: string, url: string>'),
      ),
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/1',
              method: 'Bulk data of opinions, unpacked to CSV and turned into records.',
              tool: 'sources/courtlistener/get_data.sh',
              toolVersion: 'f9e8aca8112e82cbc2ff6090b547cf83c29feec0',
            },
          ],
        },
        courts('/sources/0/method', 'unzipp to csv file and parsing to dolma format with'),
      ),
      fact(
        'source-notes',
        {
          sources: [
            {
              source: 'source/0',
              strengths: 'Decisions of courts across the history of the United States, in the public domain.',
              weaknesses: 'Digitised pages with errors of character recognition.',
            },
          ],
        },
        caselawRows('/sources/0/strengths', '"license": "Public Domain"'),
        caselaw('/sources/0/weaknesses', 'OCR errors were corrected after digitization'),
      ),
      chosen(
        [{ source: 'source/0' }, { source: 'source/1', url: COURT_DATA }],
        courts('/sources/1/url', 'Opinion data from CourtListener bulk data list'),
      ),
      fact(
        'reciprocity',
        {
          acts: [
            {
              kind: 'text',
              what: 'The decisions, with errors of digitisation mended, published under CC0 by Teraflop AI, one of the makers.',
              beneficiary: 'Caselaw Access Project, Harvard Library Innovation Lab',
              state: 'done',
            },
          ],
        },
        cleaned('/acts/0/what', 'The Caselaw Access Project dataset is licensed under the CC0 License.'),
        cleaned(
          '/acts/0/beneficiary',
          'excited to help support the Caselaw Access Project and Harvard Library Innovation Lab',
        ),
      ),
    ],
  },
  {
    version: 'common-pile/uspto@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      chosen([{ source: 'source/0' }]),
      carriedByEach,
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/0',
              method: 'A copy of the Google Patents data on the Hub, its columns converted with Pandoc.',
              tool: 'sources/uspto/process_uspto.sh',
              toolVersion: '4fcbd936482e62943b4d5e54b05ed6d32f4885fc',
            },
          ],
        },
        patents('/sources/0/method', 'To clone the unprocessed dataset from HuggingFace run `bash setup.sh`.'),
        patents('/sources/0/tool', 'The main script can be run with `bash run process_uspto.sh'),
      ),
    ],
  },
  {
    version: 'common-pile/pes2o@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      carriedByEach,
      fact(
        'access',
        { mode: 'anonymous', url: `${HUB}/peS2o` },
        discussions('/mode', 'Dataset card Data Studio Files Files and versions xet Community 2'),
      ),
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/0',
              method:
                'Fetched with a key that anyone can ask for, processed by the recipe, kept where the licence is open.',
              tool: 'allenai/peS2o recipe',
            },
          ],
        },
        papers('/sources/0/method', 'requires a free Semantic Scholar API key'),
        papers('/sources/0/tool', 'The recipe for transforming the S2ORC dataset into peS2o is available at'),
      ),
    ],
  },
  {
    version: 'common-pile/data_provenance_initiative@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      carriedByEach,
      fact(
        'acquisition',
        {
          sources: [
            {
              source: 'source/0',
              method: 'Downloaded by a list of included datasets and brought into one form.',
              tool: 'data_provenance/download.py',
              toolVersion: '2dc4cdd2c882c1406916360ee059e0ce36b23c80',
            },
          ],
        },
        audited('/sources/0/tool', 'data_provenance/download.py --include data_provenance/include.csv'),
      ),
      fact('generated-share', { share: { unit: 'records', value: 0 } }, audited('/share', 'No model generated text')),
    ],
  },
  {
    version: 'common-pile/data_provenance_initiative_filtered@v0.1',
    facts: [
      ...OF_THE_PROJECT,
      cardOf(
        'data_provenance_initiative_filtered',
        croissant('/cards/0', 'See the full description on the dataset page', '/description'),
      ),
      fact(
        'release-schema',
        {
          carries: {
            license: { at: 'record', column: 'metadata.license' },
            url: { at: 'record', column: 'metadata.url' },
          },
        },
        croissant('/carries/license', '"@id": "default/metadata/license"', '/recordSet/1/annotation/0/subField/2'),
        croissant('/carries/url', '"equivalentProperty": "prov:atLocation"', '/recordSet/1/annotation/0/subField/6'),
      ),
      fact(
        'provenance-standards',
        { standards: [{ name: 'W3C PROV, in its Croissant file', url: 'https://www.w3.org/TR/prov-o/' }] },
        croissant('/standards/0', '"equivalentProperty": "prov:wasDerivedFrom"', '/recordSet/1/annotation/0'),
      ),
      fact('generated-share', { share: { unit: 'records', value: 0 } }, audited('/share', 'No model generated text')),
      filterSteps({
        parameters: 'filtering/mixer_configs/dpi-common-pile.json: out go documents with at least 0.9 of a duplicate.',
        evidence: [auditedSettings('/steps/2/parameters', 'bff_duplicate_paragraph_spans[0][2] >= 0.9')],
      }),
    ],
  },
]
