import { importerOf, refusedReading, sealCandidate } from './candidate.ts'
import { datasetOf, keyOf, licensesOf, versionOf } from './croissant-draft.ts'
import { expandCroissant } from './croissant-expand.ts'
import { keptOf } from './croissant-kept.ts'
import type { CroissantModel } from './croissant-model.ts'
import { RawDataset } from './croissant-raw.ts'
import { judgeCroissant } from './croissant-rules.ts'
import { completeVerdict, warnOfCroissant } from './croissant-verdicts.ts'
import { DraftNotes } from './draft-notes.ts'
import type { Candidate, Importer, ReadContext, Reading, Trouble } from './import.ts'
import { parseJsonText } from './json-text.ts'

const SELF = { format: 'croissant', version: 1 } as const
/** Expansion costs far more for each value than reading JSON does; 400,000 are about 60,000 files. */
const MAX_VALUES = 400_000

/**
 * Croissant 0.8, 1.0 and 1.1 (github.com/mlcommons/croissant 401f6fff), read without any network. A document that breaks
 * one of the 16 loadable rules (standards.md §5) is refused, each fault with its rule's number, node and JSON pointer.
 */
export const croissant: Importer = {
  ...SELF,
  label: 'Croissant (JSON-LD)',
  claims: (text) => {
    if (!/^\s*[[{]/.test(text) || !text.includes('"@context"')) return 0
    return /mlcommons\.org\/(?:croissant|schema)/.test(text) ? 1 : 0.7
  },
  read: readCroissant,
}

async function readCroissant(text: string, context: ReadContext): Promise<Reading> {
  const json = parseJsonText(text, MAX_VALUES)
  if (!json.ok) return refusedReading(SELF, [json.trouble])
  const expansion = await expandCroissant(json.value)
  const judged = expansion.nodes.length > 0 ? judgeCroissant(expansion.nodes) : { model: null, faults: [] }
  const faults = [...expansion.faults, ...judged.faults]
  if (faults.length > 0 || judged.model === null)
    return refusedReading(
      SELF,
      [...json.doubles, ...(faults.length > 0 ? faults : [EMPTY])],
      judged.model?.version ?? '',
    )
  const reading = {
    model: judged.model,
    raw: new RawDataset(json.value, judged.model.dataset.node.at),
    language: expansion.language,
  }
  const candidate = candidateOf(reading, json.value, context)
  const refused = candidate.troubles.filter((trouble) => trouble.grade === 'refuse')
  if (refused.length > 0) return refusedReading(SELF, refused, judged.model.version)
  return {
    format: 'croissant',
    formatVersion: judged.model.version,
    importer: importerOf(SELF),
    candidates: [candidate],
    troubles: json.doubles,
  }
}

const EMPTY: Trouble = {
  grade: 'refuse',
  at: '',
  message: 'The document holds no node: as JSON-LD it says nothing.',
  rule: '3',
}

function candidateOf(
  reading: { model: CroissantModel; raw: RawDataset; language: string | null },
  input: unknown,
  context: ReadContext,
): Candidate {
  const { model, raw } = reading
  const notes = new DraftNotes()
  warnOfCroissant(model, raw, notes)
  const licenses = licensesOf(reading, notes, context)
  const dataset = datasetOf(reading, licenses, notes, context)
  const version = versionOf(reading, licenses, notes, context)
  return sealCandidate({
    importer: SELF,
    key: keyOf(reading, context),
    input,
    dataset: { ...dataset, kept: { croissant: keptOf(raw, notes) } },
    version,
    notes,
    loadable: { outcome: 'yes', reasons: [] },
    complete: completeVerdict(model, raw),
  })
}
