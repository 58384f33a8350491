import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { datasetHref } from '#app/datasets/_parts/address.ts'

type Props = { id: string; total: number; href: string; first: readonly { path: string; title: string }[] }

/** The datasets here whose licence names this one: the first few, and the search for all. */
export function DatasetsSection({ id, total, href, first }: Props) {
  return (
    <Section title="Datasets here" id="datasets">
      {total === 0 ? (
        <Empty title="No dataset here stands under it">
          <p>
            A source inside one may; and that says nothing of datasets elsewhere. <a href="/">Explore</a> what is here.
          </p>
        </Empty>
      ) : (
        <>
          <ul className="mb-3 grid gap-1">
            {first.map(({ path, title }) => (
              <li key={path}>
                <a href={datasetHref(path)}>{title}</a> <span className="small second">{path}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={href}>{`${formatPlural(total, 'dataset', 'datasets')} whose licence names ${id}`}</a>, alone or
            beside others, declared or concluded.
          </p>
        </>
      )}
    </Section>
  )
}
