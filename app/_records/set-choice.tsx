import { Tabs } from '#app/_ui/tabs.tsx'
import type { HeldSet } from './held.ts'

/** Which of a version's record sets is shown, where it has several. */
export function SetChoice({ held, chosen, page }: { held: readonly HeldSet[]; chosen: string; page: string }) {
  if (held.length < 2) return null
  return (
    <div className="mt-6">
      <Tabs
        label="Record sets of this version"
        tabs={held.map(({ name, manifest }, place) => ({
          label: name === '' ? `Set ${place + 1}` : name,
          href: `${page}?set=${manifest.sha256}`,
          count: manifest.count,
          current: manifest.sha256 === chosen,
        }))}
      />
    </div>
  )
}
