import { Button } from '#app/_ui/button.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { beginWith } from './begin-actions.ts'

/** Where this version revises another one: the answers about that one, to be reviewed and taken along. */
export function BeginWith({ version: { digest, ancestors, dataset } }: { version: VersionPicture }) {
  const before = ancestors.find(({ relation, path }) => relation === 'revision-of' && path === dataset.path)
  if (before === undefined || digest === null) return null
  return (
    <form action={beginWith} className="mt-3">
      <input type="hidden" name="version" value={digest} />
      <input type="hidden" name="before" value={before.digest} />
      <Button look="quiet">{`Review the answers about ${before.label} and take them along`}</Button>
    </form>
  )
}
