import type { ReactNode } from 'react'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Tabs } from '#app/_ui/tabs.tsx'
import type { Actor } from '#lib/dataset/access.ts'

const PARTS = [
  { label: 'Account', href: '/settings' },
  { label: 'Organisations', href: '/settings/organizations' },
  { label: 'API tokens', href: '/settings/tokens' },
] as const

type Props = { actor: Actor; current: (typeof PARTS)[number]['href']; title: string; children: ReactNode }

/** The pages of someone's own account. */
export function SettingsFrame({ actor, current, title, children }: Props) {
  return (
    <PageFrame actor={actor}>
      <PageHead title={title} />
      <Tabs label="Settings" tabs={PARTS.map((part) => ({ ...part, current: part.href === current }))} />
      {children}
    </PageFrame>
  )
}
