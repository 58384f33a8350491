import type { HowTo } from './how-tos.tsx'

/** How a version is packed for an archive, and what is packed is verified. */
export const packingForAnArchive: HowTo = {
  id: 'deposit',
  title: 'Deposit a version in an archive',
  intro: (
    <>
      A deposit package is a bag (BagIt 1.0, RFC 8493): the version record, the metadata as Croissant and DataCite, the
      licences with their attribution, the citations, the manifests of records, and the files whose bytes are held here.
      Of other files it says where they are and what they must digest to. The same facts are the same bytes.
    </>
  ),
  steps: (site) => [
    {
      label: 'Make it, as a folder or as one file',
      text: 'npm exec colophon -- bag make my-lab/whales@1.0.0 -o whales-bag\nnpm exec colophon -- bag make my-lab/whales@1.0.0 -o whales.tar',
    },
    {
      label: 'Verify it, or any other bag: 0 valid, 1 not valid, 2 something is still to be fetched',
      text: 'npm exec colophon -- bag verify whales-bag',
    },
    { label: 'The same by the API', text: `curl -o whales.tar ${site}/api/v1/versions/sha256:…/deposit` },
    {
      label: 'The Software Heritage identifier of a file or folder, from its bytes',
      text: 'npm exec colophon -- swhid ./whales',
    },
  ],
}

/** How a version and its dataset get a DOI. */
export const registeringDois: HowTo = {
  id: 'doi',
  title: 'Register a DOI',
  intro: (
    <>
      Owners and stewards can ask for a DOI of a version; its dataset gets one of its own, for all versions together. It
      needs an account with DataCite in the settings of this registry. The button is on the page “Cite” of the version,
      which says how far each is. A withdrawal is told to DataCite by itself: the DOI goes on leading to the version’s
      page, with the tombstone.
    </>
  ),
  steps: (site) => [
    {
      label: 'Ask for it',
      text: `curl -X POST -H "Authorization: Bearer $COLOPHON_TOKEN" ${site}/api/v1/versions/sha256:…/doi`,
    },
    { label: 'See how far it is', text: `curl ${site}/api/v1/versions/sha256:…/doi` },
    {
      label: 'The metadata, as DataCite gets it',
      text: `curl ${site}/api/v1/versions/sha256:…/export/datacite\ncurl ${site}/api/v1/datasets/my-lab/whales/export/datacite-xml`,
    },
  ],
}
