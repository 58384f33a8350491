import { z } from 'zod'
import { draftsOf, FactsInput } from '#lib/assessment/facts-document.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import type { Exit } from '../command.ts'
import { readJsonFile } from '../draft-file.ts'
import type { Registry } from '../registry.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'

const Written = z.object({ version: z.string(), written: z.array(z.string()) })

/** Records what a document of facts says of a version. What is wrong with the document is told before anything is sent. */
export async function putFacts(
  registry: Registry,
  file: string | undefined,
  { version, json }: { version?: string | undefined; json: boolean },
  world: World,
): Promise<Exit> {
  if (file === undefined || version === undefined)
    throw new Refusal('malformed', 'Name the file, and the version with --version DIGEST or --version ORG/NAME@LABEL.')
  const document = parseOrRefuse(FactsInput, readJsonFile(file), `document in ${file}`)
  const digest = await askDigest(registry, readVersionName(version))
  draftsOf(document, digest)
  const call = { method: 'POST', path: `/api/v1/versions/${digest}/facts`, body: document } as const
  const answer = await registry.ask(call, Written, 'answer about the facts')
  world.out(json ? `${JSON.stringify(answer)}\n` : print(answer))
  return 0
}

function print({ version, written }: z.infer<typeof Written>): string {
  if (written.length === 0) return `All of it was recorded already: nothing has changed.\n`
  return `Recorded of ${version}: ${written.join(', ')}\nThe score changes when the version is assessed again.\n`
}
