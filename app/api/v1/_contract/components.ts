import { z } from 'zod'
import { FactEvidence } from '#lib/assessment/facts/recorded.ts'
import { RecordedOnce } from '#lib/assessment/facts-document.ts'
import {
  DatasetList,
  EventList,
  FileList,
  IssuedToken,
  ListedDataset,
  OrganizationList,
  OwnToken,
  PinnedVersion,
  PublicDataset,
  PublicEvent,
  PublicOrganization,
  PublicVersion,
  PublicVersionLine,
  RelatedVersion,
  Self,
  TokenList,
} from '#lib/dataset/public.ts'
import { Creator, DatasetDraft, FileEntry, RecordSet, Source, VersionDraft, Withdrawal } from '#lib/dataset/schema.ts'
import { Evidence } from '#lib/evidence.ts'
import { LicenseStatement } from '#lib/license/statement.ts'
import { CompareAnswer, ComparedGroup, ComparedSide } from './compare-answer.ts'
import { ImportAnswer } from './import-answer.ts'
import { Problem } from './problem.ts'
import { RECORD_SCHEMAS } from './records-answer.ts'
import { VerifyAnswer } from './verify-answer.ts'

/** What is part of many objects: it has two forms, since what may be left out on the way in is there on the way out. */
const SHARED = { Creator, Evidence, FactEvidence, FileEntry, LicenseStatement, RecordSet, Source, Withdrawal }

const ANSWERS = {
  ...RECORD_SCHEMAS,
  CompareAnswer,
  ComparedGroup,
  ComparedSide,
  RecordedOnce,
  Dataset: PublicDataset,
  DatasetList,
  EventList,
  FileList,
  ImportAnswer,
  IssuedToken,
  ListedDataset,
  Organization: PublicOrganization,
  OrganizationList,
  OwnToken,
  PinnedVersion,
  Problem,
  PublicEvent,
  RelatedVersion,
  Self,
  TokenList,
  VerifyAnswer,
  Version: PublicVersion,
  VersionLine: PublicVersionLine,
}

const BODIES = { DatasetDraft, VersionDraft }

const JsonObject = z.record(z.string(), z.unknown())
/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = z.infer<typeof JsonObject>

type Io = 'input' | 'output'

const SETS = {
  input: registryOf({ ...suffixed(SHARED, 'Draft'), ...BODIES }),
  output: registryOf({ ...SHARED, ...ANSWERS }),
}

/** The named schemas of the document. A part that comes in is called `…Draft`. */
export function componentSchemas(): Record<string, JsonSchema> {
  return { ...named('input'), ...named('output') }
}

/** The JSON Schema of a zod object; those that have a name are referred to by it. */
export function jsonSchemaOf(schema: z.ZodType, io: Io): JsonSchema {
  const name = SETS[io].get(schema)?.id
  if (name !== undefined) return { $ref: reference(name) }
  const {
    $schema: _schema,
    $defs: _defs,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    metadata: SETS[io],
  })
  return JsonObject.parse(JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"${reference('')}`)))
}

type Named = z.core.$ZodRegistry<{ id: string }>

function registryOf(schemas: Record<string, z.ZodType>): Named {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  return registry
}

function suffixed(schemas: Record<string, z.ZodType>, suffix: string): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [`${name}${suffix}`, schema]))
}

function named(io: Io): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(SETS[io], { io, unrepresentable: 'any', uri: reference })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema]),
  )
}

function reference(name: string): string {
  return `#/components/schemas/${name}`
}
