import { ROLE_WORDS } from '#app/_records/role-words.ts'
import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import type { UploadPicture } from '#db/queries/read-uploads.ts'
import { RECORD_ROLES, type RecordRole, type UnderstoodRecords } from '#lib/records/schema.ts'
import { readAgain } from './actions.ts'

type MappingProps = { upload: UploadPicture; understood: UnderstoodRecords }

/** How the columns were understood, and why; each can be chosen otherwise, and the kept file is read again. */
export function MappingForm({ upload, understood }: MappingProps) {
  const { mapping, kept, guessed, why } = understood
  const columns = [...new Set([...Object.values(mapping), ...kept])].sort()
  const options = [{ value: '', label: 'no column' }, ...columns.map((column) => ({ value: column, label: column }))]
  return (
    <form action={readAgain} className="form wide-form">
      <input type="hidden" name="path" value={upload.path} />
      <input type="hidden" name="label" value={upload.label} />
      <input type="hidden" name="upload" value={upload.id} />
      <div className="form-fields">
        {RECORD_ROLES.map((role) => (
          <div key={role} className="half">
            <SelectField
              name={`map.${role}`}
              label={labelOf(role)}
              hint={hintOf(mapping[role], guessed.includes(role) ? (why[role] ?? '') : null)}
              options={options}
              defaultValue={mapping[role] ?? ''}
            />
          </div>
        ))}
      </div>
      <div>
        <Button>Read the file again with these columns</Button>
      </div>
    </form>
  )
}

function labelOf(role: RecordRole): string {
  const words = ROLE_WORDS[role]
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${role === 'id' || role === 'digest' ? ', needed' : ''}`
}

/** `guess`: why it was guessed; null where it was told. */
function hintOf(column: string | undefined, guess: string | null): string {
  if (guess !== null) return `Guessed. ${guess}`.trim()
  return column === undefined ? 'No column is taken for it.' : 'As it was chosen.'
}
