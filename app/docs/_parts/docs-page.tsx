import type { ReactNode } from 'react'
import { Columns, PageHead, SideBlock } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'

/** The pages of the docs, in the order of reading. */
const PAGES = [
  { label: 'How to', href: '/docs' },
  { label: 'What a digest pins', href: '/docs/identity' },
  { label: 'Licences: rules and terms', href: '/docs/licences' },
  { label: 'The API', href: '/docs/api' },
  { label: 'Objects of the API', href: '/docs/api/objects' },
] as const

type DocsHref = (typeof PAGES)[number]['href'] | `/docs/licences/${string}`
export type Place = { label: string; id: string }

type DocsProps = {
  href: DocsHref
  title: string
  lede: ReactNode
  places: readonly Place[]
  /** What needs the whole width, such as a long table: below the columns. */
  wide?: ReactNode
  children: ReactNode
}

/** A page of the docs: what it tells, what else there is, and its own sections at the side. */
export function DocsPage({ href, title, lede, places, wide, children }: DocsProps) {
  const above = PAGES.filter((page) => href.startsWith(`${page.href}/`))
  const trail = above.map((page) => ({ label: page.href === '/docs' ? 'Docs' : page.label, href: page.href }))
  return (
    <PageFrame current="/docs">
      <Crumbs trail={[...trail, { label: title }]} />
      <PageHead title={title}>{lede}</PageHead>
      <Columns side={<Side href={href} places={places} />}>{children}</Columns>
      {wide}
    </PageFrame>
  )
}

function Side({ href, places }: { href: DocsHref; places: readonly Place[] }) {
  return (
    <>
      <SideBlock title="Docs">
        <ul className="small grid gap-1">
          {PAGES.map((page) => (
            <li key={page.href}>
              <a href={page.href} aria-current={page.href === href ? 'page' : undefined}>
                {page.label}
              </a>
            </li>
          ))}
        </ul>
      </SideBlock>
      <SideBlock title="On this page">
        <ul className="small grid gap-1">
          {places.map(({ label, id }) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </SideBlock>
    </>
  )
}

/** A paragraph in the reading voice, at a reader's measure. */
export function Prose({ children }: { children: ReactNode }) {
  return <p className="mb-3 max-w-[var(--measure)] text-pretty">{children}</p>
}
