import { readAt } from '../entry.ts'
import { fact, type SampleFacts } from './fact.ts'

const HUB = 'https://huggingface.co/datasets/PleIAs/YouTube-Commons'
const card = readAt(
  `${HUB}/commit/9addbabbfcd7409acbcd11a3b59ec2aef6da7eb0`,
  'README.md, added and context lines; stored copy',
)
const columns = readAt(
  `${HUB}/raw/main/README.md`,
  'front matter of the main branch, all thirteen features; stored copy',
)
const whole = readAt(HUB, 'card as the Hub shows it; stored copy')
const thanks = readAt(
  `${HUB}/commit/f3d90dacbf126fbc5ddb2a9822e4a3484c8ab68e`,
  'README.md, section Acknowledgements; stored copy',
)
const history = readAt(
  `${HUB}/commits/main?p=2`,
  'header of the commit history, which asks for no account; stored copy',
)
const leftOut = readAt(
  'https://the-decoder.com/researchers-build-massive-ai-training-dataset-using-only-openly-licensed-sources',
  'section on strict licensing; stored copy',
)

/** The last texts among the columns: with the first ones and two counts these are all, and none tells a day of retrieval or evidence of the licence. */
const LAST_COLUMNS =
  '- name: date dtype: string - name: license dtype: string - name: original_language dtype: string - name: source_language dtype: string - name: transcription_language dtype: string'

/** What is known of YouTube-Commons as it stands: who is credited, what was translated, and what nobody wrote down. */
export const youtubeCommonsFacts: SampleFacts = {
  version: 'pleias/youtube-commons@2024-06-24',
  facts: [
    fact(
      'access',
      { mode: 'anonymous', url: HUB },
      history('/mode', 'License: cc-by-4.0 Dataset card Files and versions Community 13'),
    ),
    fact(
      'documentation',
      { cards: [{ kind: 'data-card', url: HUB }] },
      whole('/cards/0', 'YouTube-Commons is a collection'),
    ),
    fact('acquisition', { sources: [{ source: 'source/0' }] }, columns('/sources/0', LAST_COLUMNS)),
    fact(
      'release-schema',
      {
        carries: {
          signal: { at: 'nowhere' },
          license: { at: 'record', column: 'license' },
          url: { at: 'record', column: 'video_link' },
          retrievedAt: { at: 'nowhere' },
        },
      },
      columns('/carries', LAST_COLUMNS),
    ),
    fact(
      'credit',
      { at: 'record', share: { unit: 'records', value: 1 } },
      whole('/share', 'In accordance with the provision of the license, every YouTube channels is fully credited.'),
      columns(
        '/at',
        '- name: channel dtype: string - name: channel_id dtype: string - name: date dtype: string - name: license',
      ),
    ),
    fact(
      'generated-share',
      { flagColumn: 'transcription_language' },
      card('', 'Automated translations are provided for nearly all the videos'),
      columns('/flagColumn', '- name: source_language dtype: string - name: transcription_language dtype: string'),
    ),
    fact(
      'language-profile',
      {
        languages: ['en', 'fr', 'es', 'de', 'ru', 'it', 'nl', 'pt'].map((tag) => ({ tag })),
        method: 'By original language 71 per cent of the videos are in English; for the others no share is told.',
      },
      whole('/method', 'multilingual with a majority of English-speaking content (71%) for original languages'),
      whole('/languages', 'in English, French, Spanish, German, Russian, Italian and Dutch'),
      columns('/languages', 'language: - en - fr - es - pt - de - ru'),
    ),
    fact(
      'source-notes',
      {
        sources: [
          {
            source: 'source/0',
            strengths: 'Conversation, where most text under free licences is books and papers.',
            weaknesses: 'The makers of the Common Pile left it out, since its licences were not clear to them.',
          },
        ],
      },
      whole('/sources/0/strengths', 'The collection aims to expand the availability of conversational data'),
      leftOut('/sources/0/weaknesses', 'The team skipped sources with unclear licensing, including YouTube Commons'),
    ),
    fact(
      'enhancements',
      { enhancements: [{ what: 'Machine translations of the transcripts', url: HUB, license: 'CC-BY-4.0' }] },
      whole('/enhancements/0', 'Automated translations are provided for nearly all the videos'),
      columns('/enhancements/0/license', 'license: cc-by-4.0'),
    ),
    fact(
      'partners',
      {
        partners: [
          { name: 'Scaleway', role: 'stored and processed it' },
          { name: 'LANGU:IA', role: 'supported its making' },
          { name: 'French Ministry of Culture', role: 'supports LANGU:IA' },
          { name: 'DINUM', role: 'supports LANGU:IA' },
          { name: 'Occiglot', role: 'insights for the collection' },
          { name: 'EleutherAI', role: 'insights for the collection' },
          { name: 'The Allen Institute for Artificial Intelligence', role: 'insights for the collection' },
        ],
      },
      thanks('/partners/0', 'The corpus was stored and processed with the generous support of Scaleway.'),
      thanks('/partners/1', 'built up with the support and concerted efforts of the state start-up LANGU:IA'),
      thanks('/partners/2', 'supported by the French Ministry of Culture and DINUM'),
      thanks('/partners/4', 'open science LLM community insights and cooperation (Occiglot, Eleuther AI, Allen AI)'),
    ),
    fact(
      'open-channel',
      { tracker: `${HUB}/discussions` },
      history('/tracker', 'Dataset card Files and versions Community 13'),
    ),
    fact(
      'maintenance',
      { maintainer: 'Pleias', contact: `${HUB}/discussions` },
      history('/contact', 'Dataset card Files and versions Community 13'),
    ),
  ],
}
