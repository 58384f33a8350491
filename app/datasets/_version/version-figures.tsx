import { type Figure, Figures } from '#app/_ui/figures.tsx'
import { formatBytes, formatCount, formatShort } from '#app/_ui/format.ts'
import type { FileCounts } from '#db/queries/count-files.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { recordCount } from '#lib/dataset/colophon-paragraph.ts'
import type { Amount } from '#lib/dataset/schema.ts'

/** The few figures that a version opens with. What is not known is said, not left out. */
export function VersionFigures({ version, files }: { version: VersionPicture; files: FileCounts }) {
  const others = firstOfEachUnit(version.amounts.filter(({ unit }) => unit !== 'records')).slice(0, 2)
  return (
    <div id="figures">
      <Figures figures={[recordsFigure(version), ...others.map(amountFigure), filesFigure(version, files)]} />
    </div>
  )
}

function firstOfEachUnit(amounts: readonly Amount[]): Amount[] {
  return amounts.filter(({ unit }, place) => amounts.findIndex((other) => other.unit === unit) === place)
}

function recordsFigure(version: VersionPicture): Figure {
  const count = recordCount(version)
  const note = version.amounts.find(({ unit }) => unit === 'records')?.note ?? ''
  if (count === null) return { label: 'Records', amount: 'unknown', note: 'No count is recorded' }
  return {
    label: 'Records',
    amount: formatShort(count.value),
    note: note !== '' ? note : count.value >= 10_000 ? formatCount(count.value) : 'counted by its maintainers',
  }
}

function amountFigure({ unit, value, note }: Amount): Figure {
  return {
    label: unit.charAt(0).toUpperCase() + unit.slice(1),
    amount: unit === 'bytes' ? formatBytes(value) : formatShort(value),
    note: note === '' ? formatCount(value) : note,
  }
}

function filesFigure({ fileCount, totalBytes }: VersionPicture, { mediaTypes }: FileCounts): Figure {
  const kinds = mediaTypes.slice(0, 2).map((mediaType) => mediaType.replace(/^(?:application|text)\/(?:x-)?/, ''))
  const size = totalBytes === null ? 'size not known for all' : formatBytes(totalBytes)
  return {
    label: 'Files',
    amount: formatCount(fileCount),
    note: fileCount === 0 ? 'None are listed' : [...kinds, size].join(', '),
  }
}
