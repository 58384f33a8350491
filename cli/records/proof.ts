import { writeFileSync } from 'node:fs'
import { type Digest, isDigest } from '#lib/digest.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { provenSet, RecordProof } from '#lib/records/record-proof.ts'
import type { Exit } from '../command.ts'
import { readJsonFile } from '../draft-file.ts'
import { isRegistryNamed, type Registry, registryOf, type ServerValues } from '../registry.ts'
import { askRecord, type SealedRecord } from '../verify/record.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'

export type ProofValues = ServerValues & { output?: string | undefined; json: boolean }

/** Gets the proof that a record is in a version, checks it against the version's record, and writes it down. */
export async function fetchProof(
  version: string | undefined,
  id: string | undefined,
  values: ProofValues,
  world: World,
): Promise<Exit> {
  if (id === undefined) throw new Refusal('malformed', 'Name the version and the id of the record.')
  const registry = registryOf(values, world)
  const digest = await askDigest(registry, readVersionName(version))
  const call = { path: `/api/v1/versions/${digest}/records/proof`, query: { id } }
  const proof = await registry.ask(call, RecordProof, 'proof')
  const proven = provenSet(proof, setDigestsOf(await askRecord(registry, digest)))
  if (proven === null || proof.proof.id !== id)
    throw new Refusal('unavailable', `${registry.url} gave a proof that does not show ${id} to be in ${digest}.`)
  const text = `${JSON.stringify(proof)}\n`
  if (values.output === undefined) world.out(text)
  else {
    writeFileSync(values.output, text)
    const told = { output: values.output, id, digest: proof.proof.digest, version: digest, setDigest: proven }
    world.out(values.json ? `${JSON.stringify(told)}\n` : `${sentence(proof, proven)}\n${values.output}\n`)
  }
  return 0
}

/**
 * Whether a proof shows its record to be in a set or a version. A digest is taken as a set's, which needs nobody; where it is none, and a registry
 * is named, as a version's, whose record is taken from there and digested here.
 */
export async function checkProof(
  file: string | undefined,
  against: string | undefined,
  values: ProofValues,
  world: World,
): Promise<Exit> {
  if (file === undefined || against === undefined)
    throw new Refusal(
      'malformed',
      'Name the proof, and the set digest or the version: colophon records check p.json sha256:…',
    )
  const proof = parseOrRefuse(RecordProof, readJsonFile(file), `proof ${file}`)
  const sets = await setsOf(proof, against, values, world)
  const proven = provenSet(proof, sets)
  const { id, digest } = proof.proof
  const told = { holds: proven !== null, id, digest, setDigest: proven }
  const hint = isDigest(against) && !isRegistryNamed(values, world) ? ` ${OF_A_VERSION}` : ''
  const no = `No: ${file} does not show ${id} to be in ${against}. It may still be there.${hint}`
  world.out(values.json ? `${JSON.stringify(told)}\n` : `${proven === null ? no : sentence(proof, proven)}\n`)
  return proven === null ? 1 : 0
}

const OF_A_VERSION = 'If this is the digest of a version, name its registry with --url.'

async function setsOf(proof: RecordProof, against: string, values: ServerValues, world: World): Promise<Digest[]> {
  const isOwn = isDigest(against) && (provenSet(proof, [against]) !== null || !isRegistryNamed(values, world))
  if (isOwn) return [against]
  const registry = registryOf(values, world)
  return setDigestsOf(await versionRecord(registry, against))
}

/** The record of a version. One that can't be had leaves the question open: it is no answer of no. */
async function versionRecord(registry: Registry, version: string): Promise<SealedRecord> {
  try {
    return await askRecord(registry, await askDigest(registry, readVersionName(version)))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
    throw new Refusal('unavailable', `It could not be told: ${error.message}`)
  }
}

function setDigestsOf({ recordSets }: SealedRecord): Digest[] {
  return recordSets.flatMap(({ setDigest }) => (setDigest === null ? [] : [setDigest]))
}

function sentence({ proof: { id, digest, leaves } }: RecordProof, set: Digest): string {
  const others = `${leaves.length.toLocaleString('en')} leaves of its bucket and 4,095 bucket digests add up to`
  return `Yes: the record ${id}, whose content has the sha256 ${digest}, is in the set.\n${others} ${set}.`
}
