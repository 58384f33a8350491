import { formatCount } from './format.ts'

/** `note`: what the part comes to, in a word or two. */
export type Tab = { label: string; href: string; count?: number; note?: string; current?: boolean }

/** The parts of a thing, as links; they scroll sideways on a phone. `label` names the row for readers of the screen. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <small>{` ${formatCount(tab.count)}`}</small>}
          {tab.note !== undefined && <small>{` ${tab.note}`}</small>}
        </a>
      ))}
    </nav>
  )
}
