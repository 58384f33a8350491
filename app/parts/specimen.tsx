import type { ReactNode } from 'react'

/** A part on the specimen sheet, under its name. */
export function Specimen({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <div id={id} className="min-w-0">
      <h3 className="font-sans text-t3 font-semibold mb-3">{title}</h3>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">{children}</div>
    </div>
  )
}

/** A part that takes the whole width. */
export function WideSpecimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="font-sans text-t3 font-semibold mb-3">{title}</h3>
      {children}
    </div>
  )
}
