import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { PublicDoi } from '#lib/archive/doi.ts'

type PackageProps = { name: string; digest: string; dois: readonly PublicDoi[]; citePage: string }

/** How to give the version to an archive: the package, its commands, and the names under which it is found again. */
export function PackageSection({ name, digest, dois, citePage }: PackageProps) {
  const commands = [
    `npm exec colophon -- bag make ${name} -o package.tar`,
    'npm exec colophon -- bag verify package.tar',
    `npm exec colophon -- archive add ${name} --at URL --host zenodo --custodian "Zenodo (CERN)"`,
  ]
  return (
    <Section
      title="Give it to an archive"
      id="package"
      right={<a href={`/api/v1/versions/${digest}/deposit`}>The package, as a tar</a>}
      intro="A bag (BagIt 1.0, RFC 8493) with the version record, the metadata in every format, licences and attribution, and where the files are with what each must digest to."
    >
      <CodeBlock text={commands.join('\n')} label="Make the package, verify it, and record where it was deposited" />
      <div className="mt-4">
        <Facts
          facts={
            dois.length === 0
              ? [{ term: 'DOI', value: <a href={`${citePage}#doi`}>None was asked for here</a> }]
              : dois.map(({ kind, doi, url, state }) => ({
                  term: kind === 'version' ? 'DOI of this version' : 'DOI of the dataset',
                  value: state === 'registered' ? <a href={url}>{doi}</a> : `${doi}, ${state}`,
                }))
          }
        />
      </div>
    </Section>
  )
}
