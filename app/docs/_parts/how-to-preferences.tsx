import type { HowTo } from './how-tos.tsx'

/** How what creators prefer gets known, and how it is read. */
export const readingPreferences: HowTo = {
  id: 'preferences',
  title: 'Read what creators prefer',
  intro: (
    <>
      The <b>Preferences</b> of a version tell which share of its records may be used for what, when they were collected
      and now, and lead from a share to a host and to the line of its robots.txt that says so.{' '}
      <a href="/preferences">How it is read</a> is a page of its own;{' '}
      <a href="/datasets/colophon/twelve-sites/versions/2026.02/preferences">a made-up example</a> shows sites that
      change their mind in the course of a year.
    </>
  ),
  steps: (site) => [
    {
      label: 'What is known of some addresses, from what the registry has seen; up to 10,000 in a file',
      text: 'npm exec colophon -- preferences https://a.example/essay https://b.example/',
    },
    {
      label: 'Have the hosts of a version asked: all of them, or a sample of so many',
      text: `curl ${site}/api/v1/versions/sha256:…/harvests \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' -d '{"hosts": "all"}'`,
    },
    {
      label: 'Add what the collector kept when the records were collected, from WARC or JSON lines',
      text: 'npm exec colophon -- preferences snapshots crawl.warc.gz --version my-lab/whales@1.0.0 --agent CCBot',
    },
    {
      label: 'What follows from bytes that you have yourself; nothing is fetched and nothing kept',
      text: `curl ${site}/api/v1/preferences/evaluate -H 'Content-Type: application/json' -d '{\n  "url": "https://a.example/essay", "signals": [{"mechanism": "robots-txt",\n  "location": "https://a.example/robots.txt", "body": "User-agent: *\\nContent-Signal: ai-train=no\\n"}]}'`,
    },
  ],
  after: (
    <>
      That nothing was said is no consent, and a place that could not be read is not “nothing”: it is on hold. A verdict
      is not legal advice.
    </>
  ),
}
