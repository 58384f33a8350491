import type { HowTo } from './how-tos.tsx'

/** How a maintainer tells what a score cannot see, and has the version assessed by it. */
export const tellingFacts: HowTo = {
  id: 'facts',
  title: 'Answer what a score asks',
  intro: (
    <>
      A score against <a href="/principles">the seven principles</a> is made from what the registry sees by itself and
      from what people record. There are 38 short questions, on the pages of each version under Principles, or in one
      document. Each answer is worth more with evidence.
    </>
  ),
  steps: (site) => [
    {
      label: 'An empty document, with each question, an example and the names of the sources',
      text: 'npm exec colophon -- facts template my-lab/whales@1.0.0 -o facts.json',
    },
    {
      label: 'Give what you answer a “value” and its evidence, and record it: all of it, or none',
      text: 'npm exec colophon -- facts put facts.json --version my-lab/whales@1.0.0',
    },
    {
      label: 'See what is recorded, by whom and when, and what is not; the document can be changed and put again',
      text: 'npm exec colophon -- facts show my-lab/whales@1.0.0\nnpm exec colophon -- facts show my-lab/whales@1.0.0 -o facts.json',
    },
    {
      label: 'Have the version assessed: only then does a score change, and the earlier ones stay',
      text: `curl -X POST -H "Authorization: Bearer $COLOPHON_TOKEN" ${site}/api/v1/versions/sha256:…/score`,
    },
  ],
}
