import { ButtonLink } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { CopyButton } from '#app/_ui/copy-button.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { doiAddress } from '#lib/archive/doi.ts'
import { apaInText } from '#lib/citation/apa.ts'
import { CITATION_FORMATS, type CitationFormat } from '#lib/citation/formats.ts'
import { methodsParagraph, methodsSentence } from '#lib/citation/methods.ts'
import { type CitableVersion, type CitationRecord, citationRecord } from '#lib/citation/record.ts'
import { datasetHref } from '../_parts/address.ts'

/** Six formats, the words for running text and for a methods section, and, second, the dataset as a whole. */
export function CitePart({ version, citable }: { version: VersionPicture; citable: CitableVersion }) {
  const record = citationRecord(citable)
  return (
    <>
      <Section
        title="Cite exactly this version"
        intro="Each format carries the version’s label and its whole digest, so that a reader can check that they hold the same thing."
      >
        <div className="grid gap-6">
          {CITATION_FORMATS.map((format) => (
            <Format key={format.id} format={format} record={record} digest={citable.digest} />
          ))}
        </div>
      </Section>
      <Section title="In your text">
        <Words name="In brackets" text={apaInText(record)} />
        <Words name="In a sentence" text={methodsSentence(record)} />
        <Words name="In a methods section" text={methodsParagraph(record)} />
      </Section>
      <AllVersions version={version} site={citable.url.slice(0, citable.url.indexOf('/datasets/'))} />
    </>
  )
}

type FormatProps = { format: CitationFormat; record: CitationRecord; digest: string }

function Format({ format, record, digest }: FormatProps) {
  const { id, label, extension } = format
  return (
    <div id={id}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3>{label}</h3>
        <ButtonLink href={`/api/v1/versions/${digest}/citation?format=${id}`} download>
          {`Download .${extension}`}
          <span className="vh">{` as ${label}`}</span>
        </ButtonLink>
      </div>
      <CodeBlock text={format.print(record).trimEnd()} label={`the citation as ${label}`} />
    </div>
  )
}

function Words({ name, text }: { name: string; text: string }) {
  return (
    <StatementRow
      name={name}
      evidence={
        <CopyButton text={text} label={`Copy: ${name}`}>
          Copy these words
        </CopyButton>
      }
    >
      <p className="font-serif break-words">{text}</p>
    </StatementRow>
  )
}

function AllVersions({ version, site }: { version: VersionPicture; site: string }) {
  const { dataset, datasetDoi } = version
  const address = datasetDoi === null ? `${site}${datasetHref(dataset.path)}` : doiAddress(datasetDoi)
  return (
    <Section
      title="All versions: the second choice"
      intro="To speak of the dataset as such, name its page or its DOI. That says nothing about which version was used: nobody can check it, and what the page shows first will change."
    >
      <div className="max-w-[820px]">
        <CodeBlock
          text={`${dataset.title}. ${dataset.organizationName}. ${address}`}
          label="a mention of all versions"
        />
      </div>
    </Section>
  )
}
