import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { whyNotHeld } from './held.ts'
import { shellWord } from './shell-word.ts'

/** That no record can be looked at: what that does not mean, and what to do, with the very command. */
export function NoManifest({ version, mayDraft }: { version: VersionPicture; mayDraft: boolean }) {
  const { dataset, label, status } = version
  const draft = `--dataset ${shellWord(dataset.path)} --label ${shellWord(status === 'draft' ? label : 'NEXT')}`
  return (
    <div className="mt-6">
      <Empty title="No records to look at" heading="h2">
        <p>
          {`${whyNotHeld(version)} That does not mean that there are none. Without a manifest nobody can tell which hosts, sources and licences they have, whose records are among them, or what changed.`}
        </p>
        {status === 'draft' ? (
          <p>
            A manifest has a line for each record: its id and the sha256 of its content, and what else is known of it.
          </p>
        ) : (
          <p>{`${label} never changes. The next version can have a manifest:`}</p>
        )}
        <div className="my-3 max-w-[820px] text-left">
          <CodeBlock
            text={
              status === 'draft'
                ? `npm exec colophon -- records make texts.jsonl -o records.jsonl\nnpm exec colophon -- records put records.jsonl ${draft}`
                : `npm exec colophon -- records make texts.jsonl -o records.jsonl\nnpm exec colophon -- publish DIR ${draft} \\\n  --reason "With a manifest." --records records.jsonl`
            }
            label="The commands that make and send a manifest"
          />
        </div>
        {status === 'draft' && mayDraft && (
          <Buttons>
            <ButtonLink look="main" href={versionHref(dataset.path, label, 'records/upload')}>
              Send a file of records
            </ButtonLink>
          </Buttons>
        )}
      </Empty>
    </div>
  )
}
