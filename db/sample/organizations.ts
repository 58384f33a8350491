import type { SampleOrganization } from './entry.ts'

/** Who publishes the datasets of the sample world. */
export const SAMPLE_ORGANIZATIONS: SampleOrganization[] = [
  { slug: 'common-pile', name: 'Common Pile', url: 'https://huggingface.co/common-pile' },
  { slug: 'pleias', name: 'Pleias', url: 'https://pleias.fr/' },
  { slug: 'huggingfacefw', name: 'HuggingFaceFW', url: 'https://huggingface.co/HuggingFaceFW' },
  { slug: 'allenai', name: 'Allen Institute for AI', url: 'https://allenai.org/' },
  { slug: 'bigcode', name: 'BigCode', url: 'https://www.bigcode-project.org/' },
  { slug: 'mozilla', name: 'Mozilla Common Voice', url: 'https://commonvoice.mozilla.org/' },
  { slug: 'laion', name: 'LAION e.V.', url: 'https://laion.ai/' },
  { slug: 'wikimedia', name: 'Wikimedia', url: 'https://huggingface.co/wikimedia' },
  { slug: 'commoncrawl', name: 'Common Crawl Foundation', url: 'https://commoncrawl.org/' },
  { slug: 'data-provenance', name: 'Data Provenance Initiative', url: 'https://www.dataprovenance.org/' },
  { slug: 'colophon', name: 'Colophon samples', url: 'https://stdlib.io' },
]
