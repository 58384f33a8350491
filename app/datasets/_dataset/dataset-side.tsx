import { SideBlock } from '#app/_ui/columns.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatDate } from '#app/_ui/format.ts'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { doiAddress } from '#lib/archive/doi.ts'
import type { Creator } from '#lib/dataset/schema.ts'
import { versionHref } from '../_parts/address.ts'
import { CiteBox } from '../_parts/cite-box.tsx'
import { languageNames } from '../_parts/language-name.ts'
import { LINK_WORDS, listed, MODALITY_WORDS } from '../_parts/words.ts'

const CREATORS_SHOWN = 8

/** Beside the text: how to cite the current version, who made the dataset, where else it is. */
export function DatasetSide({ dataset, current }: { dataset: DatasetPicture; current: VersionPicture | null }) {
  return (
    <>
      <SideBlock
        title={
          current === null ? 'Cite' : `Cite ${current.label}${current.status === 'withdrawn' ? ', withdrawn' : ''}`
        }
      >
        {current === null ? (
          <p className="small second">Nothing is published, so there is nothing to cite yet.</p>
        ) : (
          <>
            <CiteBox version={current} />
            <p className="small mt-2">
              <a href={versionHref(dataset.path, current.label, 'cite')}>More ways to cite it</a>
            </p>
          </>
        )}
      </SideBlock>
      <SideBlock title="Who made it">
        <Creators creators={dataset.creators} />
      </SideBlock>
      <SideBlock title="At a glance">
        <Facts facts={factsOf(dataset)} />
      </SideBlock>
      {dataset.links.length > 0 && (
        <SideBlock title="Elsewhere">
          <Links dataset={dataset} />
        </SideBlock>
      )}
    </>
  )
}

function Creators({ creators }: { creators: readonly Creator[] }) {
  if (creators.length === 0) return <p className="small second">No maker is recorded.</p>
  const more = creators.slice(CREATORS_SHOWN)
  return (
    <div className="small">
      <CreatorList creators={creators.slice(0, CREATORS_SHOWN)} />
      {more.length > 0 && (
        <details>
          <summary>{`and ${more.length} more`}</summary>
          <CreatorList creators={more} />
        </details>
      )}
    </div>
  )
}

function CreatorList({ creators }: { creators: readonly Creator[] }) {
  return (
    <ul>
      {creators.map(({ name, orcid, affiliation }) => (
        <li key={`${name} ${orcid} ${affiliation}`}>
          {orcid === null ? name : <a href={orcid}>{name}</a>}
          {affiliation !== '' && <span className="dim">{`, ${affiliation}`}</span>}
        </li>
      ))}
    </ul>
  )
}

function factsOf(dataset: DatasetPicture): Fact[] {
  const { organization, organizationName, publisher, modalities, languages, keywords, createdAt, changedAt } = dataset
  return [
    { term: 'Kept by', value: <a href={`/organizations/${organization}`}>{organizationName}</a> },
    ...(publisher === '' ? [] : [{ term: 'Publisher', value: publisher }]),
    {
      term: 'Modality',
      value: modalities.length === 0 ? 'not recorded' : listed(modalities.map((one) => MODALITY_WORDS[one])),
    },
    { term: 'Language', value: languageNames(languages, 6) },
    ...(keywords.length === 0 ? [] : [{ term: 'Keywords', value: keywords.slice(0, 20).join(', ') }]),
    ...(dataset.doi === null
      ? []
      : [{ term: 'DOI of all versions', value: <a href={doiAddress(dataset.doi)}>{dataset.doi}</a> }]),
    { term: 'Registered', value: formatDate(createdAt) },
    { term: 'Amended', value: formatDate(changedAt) },
  ]
}

function Links({ dataset }: { dataset: DatasetPicture }) {
  return (
    <ul className="small">
      {dataset.links.map(({ kind, url }) => (
        <li key={`${kind} ${url}`} className="break-words py-0.5">
          <span className="dim">{`${LINK_WORDS[kind]}: `}</span>
          <a href={url} rel="nofollow noopener noreferrer">
            {url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')}
          </a>
        </li>
      ))}
    </ul>
  )
}
