import type { LicensedPart, VersionLicensing } from './licensing.ts'
import { settledOf } from './parts.ts'

const HEAD = [
  'version',
  'part',
  'kind',
  'name',
  'url',
  'share',
  'share_unit',
  'declared',
  'concluded',
  'basis',
  'by',
  'at',
  'evidence',
  'stale_since',
] as const

/** The parts of versions as CSV (RFC 4180), one line each: what is declared, what was concluded, by whom, on which evidence. */
export function licensingCsv(licensing: readonly VersionLicensing[]): string {
  const lines = licensing.flatMap((version) => version.parts.map((part) => rowOf(version, part)))
  return [HEAD, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function rowOf({ dataset, label }: VersionLicensing, part: LicensedPart): (string | number | null)[] {
  const declared = part.statements.filter(({ kind }) => kind === 'declared')
  const concluded = [...settledOf(part, 'content'), ...settledOf(part, 'database')]
  const [first] = concluded
  const evidence = [...declared, ...concluded].flatMap(({ watched }) => watched)
  const stale = evidence.flatMap(({ page }) => page.staleSince ?? []).sort()
  return [
    `${dataset}@${label}`,
    part.id,
    part.kind,
    part.name,
    part.url,
    part.share?.value ?? null,
    part.share?.unit ?? null,
    joined(declared.map(({ expression }) => expression)),
    joined(concluded.map(({ expression }) => expression)),
    first?.basis ?? null,
    first?.by ?? null,
    first?.at ?? null,
    joined(evidence.map(({ digest }) => digest)),
    stale[0] ?? null,
  ]
}

function joined(values: readonly string[]): string {
  return [...new Set(values)].join('; ')
}

/** A cell that a spreadsheet neither splits nor runs: quoted where it must be, and never beginning as a formula. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
