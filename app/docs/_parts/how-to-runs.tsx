import type { HowTo } from './how-tos.tsx'

/** How a training or filtering run is reported, and its repetition judged. */
export const reportingRuns: HowTo = {
  id: 'runs',
  title: 'Report a run',
  intro: (
    <>
      One command when it begins, one for its numbers, one when it ends. What it read is pinned by digest, so that of
      any version it can be told which runs consumed it. An input without a digest is kept under its name, and flagged.
      Settings that are reported are checked: parameters, cache and tokens are recomputed and stand beside the claim.
    </>
  ),
  steps: (site) => [
    {
      label: 'At its start. run.json holds kind, configuration, seeds, code and environment, as the API takes them',
      text: 'npm exec colophon -- run record run.json --organization my-lab --name whale-lm --training my-lab/whales@1.0.0',
    },
    {
      label: 'Its numbers: JSON lines {"series": "loss", "step": 1, "value": 2.5}, steps ascending',
      text: 'npm exec colophon -- run append ID numbers.jsonl',
    },
    {
      label: 'At its end; it never changes after that',
      text: 'npm exec colophon -- run finish ID --result result.json --output my-lab/whales@1.1.0\nnpm exec colophon -- run finish ID --state failed --reason "The loss was no number at step 1,207."',
    },
    {
      label: 'Two runs side by side: 0 the second repeats the first, 1 it differs, 2 it can’t be told',
      text: 'npm exec colophon -- run compare ID OTHER',
    },
    {
      label: 'Which runs read exactly this version',
      text: `curl ${site}/api/v1/versions/sha256:…/runs`,
    },
  ],
  after: (
    <p>
      Silent for three of its own intervals (<code>heartbeatSeconds</code>, a day where nothing is said), a run counts
      as abandoned; who reports it may still say how it ended.
    </p>
  ),
}
