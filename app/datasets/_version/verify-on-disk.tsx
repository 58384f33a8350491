import { CodeBlock } from '#app/_ui/code-block.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'

/** The command that checks a copy of the files against the record. A draft has no digest to check against. */
export function VerifyOnDisk({ version }: { version: VersionPicture }) {
  if (version.digest === null || version.fileCount === 0) return null
  return (
    <div className="mt-6 max-w-[820px]">
      <h3 className="mb-2">Verify on your disk</h3>
      <p className="small second mb-2">
        In the folder <code>DIR</code> that has the files, this says whether they are those of the record, or which
        differ.
      </p>
      <CodeBlock text={`npm exec colophon -- verify DIR ${version.digest}`} label="The command that verifies a copy" />
    </div>
  )
}
