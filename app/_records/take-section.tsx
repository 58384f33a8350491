import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Two } from '#app/_ui/columns.tsx'
import { formatBytes } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { shellWord } from './shell-word.ts'

type TakeProps = { version: VersionPicture; digest: string; manifest: Manifest; set: string | undefined }

/** The Parquet file, and how anyone can check that a record, or all of them, are in exactly this version. */
export function TakeSection({ version, digest, manifest, set }: TakeProps) {
  const name = shellWord(`${version.dataset.path}@${version.label}`)
  const door = `/api/v1/versions/${digest}/records`
  const query = set === undefined ? '' : `?set=${set}`
  return (
    <Section title="Take them, prove them" id="take">
      <Two>
        <div>
          {version.status !== 'withdrawn' && (
            <>
              <h3 className="mb-2">The whole manifest</h3>
              <p className="small second mb-3">
                The version’s digest commits to this file: its sha256 stands in the record. It is sorted so that a query
                by host reads little of it.
              </p>
              <p className="mb-6">
                <ButtonLink href={`${door}/download${query}`} download>
                  {`Download Parquet, ${formatBytes(manifest.bytes)}`}
                </ButtonLink>
              </p>
            </>
          )}
          <h3 className="mb-2">Verify on your disk</h3>
          <p className="small second mb-2">
            Whoever has the texts can work out the set digest. It is that of this version, or the texts are others.{' '}
            <a href="/docs/identity#set-digest">How it is made</a>
          </p>
          <CodeBlock
            text="npm exec colophon -- records make texts.jsonl -o records.jsonl"
            label="The command that digests texts"
          />
        </div>
        <div>
          <h3 className="mb-2">Prove one record</h3>
          <p className="small second mb-3">
            A proof is some 270 kB whatever the size of the set. It is checked without this registry: it adds up to the
            set digest, or it does not.
          </p>
          <form className="row-form mb-4" method="get" action={`${door}/proof`}>
            {set !== undefined && <input type="hidden" name="set" value={set} />}
            <div className="field">
              <label htmlFor="proof-id">The record’s id</label>
              <input id="proof-id" name="id" className="input code" required maxLength={10_000} autoComplete="off" />
            </div>
            <Button>Get its proof</Button>
          </form>
          <CodeBlock
            text={`npm exec colophon -- records proof ${name} ID -o proof.json\nnpm exec colophon -- records check proof.json ${manifest.setDigest}`}
            label="The commands that get a proof and check it"
          />
        </div>
      </Two>
    </Section>
  )
}
