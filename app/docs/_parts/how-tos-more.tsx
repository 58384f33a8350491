import { IMPORTERS } from '#lib/interchange/formats.ts'
import type { HowTo } from './how-tos.tsx'

export const importing: HowTo = {
  id: 'import',
  title: 'Import what is there already',
  intro: (
    <>
      These are read: {IMPORTERS.map(({ label }) => label).join('; ')}. <a href="/import">Import</a> shows field by
      field what was understood and where it came from before anything is stored. What is not understood is kept
      verbatim. The same document imported again changes nothing.
    </>
  ),
  steps: (site) => [
    {
      label: 'Look first; nothing is stored, and no account is needed',
      text: `curl '${site}/api/v1/imports?dryRun=true' --data-binary @croissant.json`,
    },
    {
      label: 'A whole folder, with a report of what became of each file',
      text: 'npm exec colophon -- import ./documents --organization my-lab --report report.json',
    },
  ],
}

export const following: HowTo = {
  id: 'follow',
  title: 'Follow what happens',
  intro: (
    <>
      Every registration, amendment, publication and withdrawal is an event, written in the same transaction as the
      change. Ask on with <code>nextAfter</code>: no event is missed, whatever commits late.
    </>
  ),
  steps: (site) => [{ label: 'From the beginning', text: `curl '${site}/api/v1/events?after=0'` }],
}

export const running: HowTo = {
  id: 'run',
  title: 'Run your own',
  intro: (
    <>
      <code>npm start</code> in a fresh clone starts the registry with its own Postgres; <code>DATABASE_URL</code> names
      another. Everything is set by environment variables, which <code>.env.example</code> lists.
    </>
  ),
  steps: (site) => [
    {
      label: 'Is it up, is it ready, what does it hold (Prometheus)',
      text: `curl ${site}/healthz\ncurl ${site}/readyz\ncurl ${site}/metrics`,
    },
    {
      label: 'How often one asker may ask: reading and writing, requests a minute; or off',
      text: 'COLOPHON_RATE_LIMIT=1200/600 npm start',
    },
  ],
}
