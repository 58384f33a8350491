import { parseArgs } from 'node:util'
import { z } from 'zod'
import { PublicDataset } from '#lib/dataset/public.ts'
import { DatasetDraft, MODALITIES } from '#lib/dataset/schema.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { readDraftFile } from './draft-file.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon register ORG/NAME --title TITLE [OPTIONS]
       colophon register [ORG/NAME] --draft FILE.json

Registers a dataset, to which versions are then published.

  --title TITLE        What it is called.
  --description TEXT   What it is; Markdown.
  --modality WORD      ${MODALITIES.join(', ')}; may be repeated.
  --language TAG       en, pt-BR, …; may be repeated.
  --keyword WORD       May be repeated.
  --license TEXT       The licence as its publisher states it; may be repeated.
  --homepage URL       Its home page.
  --publisher NAME     Who publishes it.
  --draft FILE.json    The whole dataset as JSON; the options above go before it.
${SERVER_HELP}`

const MANY = { type: 'string', multiple: true } as const
const OPTIONS = {
  ...SERVER_OPTIONS,
  title: { type: 'string' },
  description: { type: 'string' },
  modality: MANY,
  language: MANY,
  keyword: MANY,
  license: MANY,
  homepage: { type: 'string' },
  publisher: { type: 'string' },
  draft: { type: 'string' },
} as const

/** `colophon register`: a dataset, without a version yet. */
export const register: Command = { help: HELP, no: REFUSED_WRITE, run }

const Registered = z.object(PublicDataset.pick({ name: true, url: true }).shape)

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const { title, description, publisher, homepage } = values
  const given = {
    ...readName(positionals[0]),
    title,
    description,
    publisher,
    modalities: values.modality,
    languages: values.language,
    keywords: values.keyword,
    licenses: values.license?.map((raw) => ({ raw })),
    links: homepage === undefined ? undefined : [{ kind: 'homepage', url: homepage }],
  }
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const body = parseOrRefuse(DatasetDraft, { ...readDraftFile(values.draft), ...stated }, 'dataset')
  const registry = registryOf(values, world)
  const answer = await registry.ask({ method: 'POST', path: '/api/v1/datasets', body }, Registered, 'answer')
  const page = answer.url
  world.out(
    values.json ? `${JSON.stringify({ name: answer.name, page })}\n` : `registered: ${answer.name}\npage    ${page}\n`,
  )
  return 0
}

function readName(text: string | undefined): { organization?: string; name?: string } {
  if (text === undefined) return {}
  const [organization, name, ...rest] = text.split('/')
  if (organization && name && rest.length === 0) return { organization, name }
  throw new Refusal('malformed', `A dataset is named as org/name, not ${JSON.stringify(text)}.`)
}
