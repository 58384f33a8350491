import type { Metadata } from 'next'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Headpiece } from '#app/_ui/headpiece.tsx'
import { Section } from '#app/_ui/section.tsx'
import { BUCKET_COUNT } from '#lib/records/set-digest.ts'
import { DocsPage, Prose } from '../_parts/docs-page.tsx'
import {
  digestInPython,
  digestInShell,
  FILE_SUMS_PY,
  filesInShell,
  RECORD_DIGEST_PY,
  SET_DIGEST_PY,
} from './recipes.ts'
import { RECORD_MEMBERS } from './record-members.ts'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'What a digest pins',
  description: 'How the digest of a version and of its records is made, and how to work it out yourself.',
}

const PLACES = [
  { label: 'The record', id: 'record' },
  { label: 'The digest', id: 'digest' },
  { label: 'The files', id: 'files' },
  { label: 'The set digest', id: 'set-digest' },
  { label: 'What it does not pin', id: 'beyond' },
  { label: 'The ornament', id: 'ornament' },
]

/** How a version's identity is made, so that anyone can make it again without us. */
export default function IdentityPage() {
  const site = siteAddress()
  return (
    <DocsPage
      href="/docs/identity"
      title="What a digest pins"
      lede="A version is named by one digest. It pins the version’s files, records, sources, licences, evidence and ancestors. You can work it out yourself with nothing of ours."
      places={PLACES}
    >
      <TheRecord />
      <Section id="digest" title="The digest">
        <Prose>
          The record is written in the canonical form of RFC 8785: no white space, members sorted, numbers and texts in
          one way only. The sha256 of those bytes, with <code>sha256:</code> before it, is the digest. The registry
          serves exactly those bytes, so that no parser stands between you and the sum.
        </Prose>
        <Block label="From the canonical bytes" text={digestInShell(site)} />
        <Block label="From the JSON answer, making the canonical form yourself" text={digestInPython(site)} />
        <Block label="record-digest.py" text={RECORD_DIGEST_PY} />
        <Prose>
          Python prints fractions below 0.0001 in another way than RFC 8785 §3.2.2.3 asks for; where a record holds one,
          use a JCS library. The same digest is also written as an <code>ni:</code> address (RFC 6920), which the answer
          gives.
        </Prose>
      </Section>
      <Section id="files" title="The files">
        <Prose>
          The record names the sha256 of each file. A file without one is named as such: then only its host’s word
          stands for it.
        </Prose>
        <Block label="Check the files in this folder" text={filesInShell(site)} />
        <Block label="file-sums.py" text={FILE_SUMS_PY} />
      </Section>
      <TheSetDigest />
      <Beyond />
    </DocsPage>
  )
}

function TheRecord() {
  return (
    <Section id="record" title="The record">
      <Prose>
        When a version is published, all that was said of it is put in one JSON document, the version record. From then
        on the record never changes: the database itself refuses.
      </Prose>
      <DataTable
        caption="The members of a version record"
        captionFor="screen-readers"
        columns={[
          { key: 'member', head: 'Member', names: true, cell: ([member]) => <code>{member}</code>, width: '11rem' },
          { key: 'says', head: 'Says', cell: ([, says]) => says },
        ]}
        rows={Object.entries(RECORD_MEMBERS)}
        rowKey={([member]) => member}
      />
    </Section>
  )
}

function TheSetDigest() {
  return (
    <Section id="set-digest" title="The set digest">
      <Prose>
        Records can be many, and their order says nothing. So a set of records has a digest that doesn’t depend on it
        and can be worked out in parts. A record has an id and a digest, the sha256 of its content in 64 hex digits. Its
        leaf is the sha256 of the id, a line feed and the digest. Leaves are put in {BUCKET_COUNT.toLocaleString('en')}{' '}
        buckets by their first three hex digits; a bucket’s digest is the sha256 of its leaves, sorted and joined. The
        set digest is the sha256 of the bucket digests, joined in order.
      </Prose>
      <Block label="From lines of an id, a tab and a digest" text="python3 set-digest.py < records.tsv" />
      <Block label="set-digest.py" text={SET_DIGEST_PY} />
      <Prose>
        That one record is in the set is proved by its bucket’s leaves and the other bucket digests, without the other
        records. Two versions are compared bucket by bucket.
      </Prose>
    </Section>
  )
}

function Beyond() {
  return (
    <>
      <Section id="beyond" title="What it does not pin">
        <Prose>
          What comes later is not in the record: that the version was superseded or withdrawn, and why. It refers to the
          digest and is told beside it. The title and description of the dataset may be amended; the record holds what
          was said of the version. A host’s revision, such as a git commit, is kept as the host’s claim.
        </Prose>
        <Prose>
          A digest says that you hold the same thing as the person who cited it. It doesn’t say that the thing is good,
          that its licences are right, or that its sources are what the maintainer says they are: look at the evidence
          for that.
        </Prose>
      </Section>
      <Section id="ornament" title="The ornament">
        <Prose>
          Above each version stands an ornament drawn from the 64 digits of its digest. The same ornament is the same
          digest; a similar one means nothing. It helps you recognise a version, and proves nothing: compare the digits.
        </Prose>
        <Headpiece digest={`sha256:${'0123456789abcdef'.repeat(4)}`} />
      </Section>
    </>
  )
}

function Block({ label, text }: { label: string; text: string }) {
  return (
    <div className="mb-3 max-w-[820px]">
      <p className="label mb-1">{label}</p>
      <CodeBlock text={text} label={label} />
    </div>
  )
}
