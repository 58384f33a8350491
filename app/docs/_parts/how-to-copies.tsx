import type { HowTo } from './how-tos.tsx'

/** How it is told where a version is kept, and how copies are checked. */
export const keepingTrackOfCopies: HowTo = {
  id: 'copies',
  title: 'Keep track of copies in archives',
  intro: (
    <>
      Record where a version, or one of its files, is kept. The registry asks for each copy every 90 days and digests
      what comes: only that passes or fails it. What a host claims in its headers decides nothing, and what could not be
      compared is unknown, since a day that is told. The page “Archive” of a version says what that comes to, and what
      the next NDSA level lacks.
    </>
  ),
  steps: (site) => [
    {
      label: 'Record a copy of a file; the registry checks it',
      text: 'npm exec colophon -- archive add my-lab/whales@1.0.0 --at https://archive.example/songs.jsonl \\\n  --host institutional --custodian "Example Library" --path songs.jsonl',
    },
    {
      label: 'How it stands: 0 kept whole and intact, 2 nothing was compared yet, 1 otherwise',
      text: 'npm exec colophon -- archive show my-lab/whales@1.0.0',
    },
    {
      label: 'Have all copies checked now, or report what you downloaded yourself',
      text: 'npm exec colophon -- archive check my-lab/whales@1.0.0\nnpm exec colophon -- archive check my-lab/whales@1.0.0 COPY --file songs.jsonl',
    },
    {
      label: 'The same by the API, the checks as PREMIS events',
      text: `curl ${site}/api/v1/versions/sha256:…/archive`,
    },
  ],
}
