import { expect, test } from '@playwright/test'
import { documentAddress } from './document-address.ts'

for (const [page, document] of [
  [
    'https://huggingface.co/datasets/common-pile/wikimedia',
    'https://huggingface.co/datasets/common-pile/wikimedia/raw/main/README.md',
  ],
  ['https://huggingface.co/datasets/squad', 'https://huggingface.co/datasets/squad/raw/main/README.md'],
  ['https://huggingface.co/datasets/squad/', 'https://huggingface.co/datasets/squad/raw/main/README.md'],
  ['https://huggingface.co/datasets/a/b/viewer/default', 'https://huggingface.co/datasets/a/b/raw/main/README.md'],
  ['https://huggingface.co/datasets/a/b/tree/v1', 'https://huggingface.co/datasets/a/b/raw/v1/README.md'],
  [
    'https://huggingface.co/datasets/a/b/blob/main/croissant.json',
    'https://huggingface.co/datasets/a/b/raw/main/croissant.json',
  ],
  ['https://huggingface.co/datasets/a/b/raw/main/README.md', 'https://huggingface.co/datasets/a/b/raw/main/README.md'],
  ['https://huggingface.co/api/datasets/a/b', 'https://huggingface.co/api/datasets/a/b'],
  ['https://huggingface.co/a/model', 'https://huggingface.co/a/model'],
  ['https://github.com/o/r/blob/main/d/croissant.json', 'https://raw.githubusercontent.com/o/r/main/d/croissant.json'],
  ['https://doi.org/10.5281/zenodo.6615455', 'https://api.datacite.org/dois/10.5281%2Fzenodo.6615455'],
  ['https://doi.org/', 'https://doi.org/'],
  ['https://doi.org/10.5281/%E0%A4%A', 'https://doi.org/10.5281/%E0%A4%A'],
  ['https://example.org/croissant.json', 'https://example.org/croissant.json'],
  ['not an address', 'not an address'],
] as const)
  test(`the document behind ${page} is at ${document}`, () => expect(documentAddress(page)).toBe(document))
