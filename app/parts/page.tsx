import type { Metadata } from 'next'
import { Crumbs } from '../_ui/crumbs.tsx'
import { PageFrame } from '../_ui/page-frame.tsx'
import { Controls } from './controls.tsx'
import { Foundations } from './foundations.tsx'
import { Identity } from './identity.tsx'
import { Lists } from './lists.tsx'
import { States } from './states.tsx'
import { Tables } from './tables.tsx'

export const metadata: Metadata = { title: 'Parts' }

/** The specimen sheet: every part that the pages are set from, in every state. */
export default function Parts() {
  return (
    <PageFrame>
      <Crumbs trail={[{ label: 'Docs', href: '/docs' }, { label: 'Specimen' }]} />
      <h1>Parts</h1>
      <p className="lede dim mt-3">
        Every part that the pages are set from, in every state. Each name, figure and digest on this page is invented.
      </p>
      <Foundations />
      <Identity />
      <States />
      <Tables />
      <Lists />
      <Controls />
    </PageFrame>
  )
}
