import { Fragment } from 'react'
import { CodeText } from './code-block.tsx'
import { CopyButton } from './copy-button.tsx'

export type CitationFormat = { id: string; name: string; text: string; downloadHref?: string }

/** A citation in each format, chosen by radio buttons that need no script. `id` names the group and is unique on the page. */
export function CitationBox({ id, formats, note }: { id: string; formats: readonly CitationFormat[]; note?: string }) {
  return (
    <div className="cite" role="radiogroup" aria-label="Citation format">
      {formats.map((format, place) => (
        <Fragment key={format.id}>
          <label>
            <input type="radio" name={id} value={format.id} defaultChecked={place === 0} />
            {format.name}
          </label>
          <Panel format={format} note={note ?? 'Carries version and digest'} />
        </Fragment>
      ))}
    </div>
  )
}

function Panel({ format, note }: { format: CitationFormat; note: string }) {
  return (
    <div className="panel">
      <CodeText text={format.text} label={`The citation as ${format.name}`} />
      <div className="act">
        <span>{note}</span>
        <span className="btns">
          {format.downloadHref !== undefined && (
            <a href={format.downloadHref} download>
              Download<span className="vh">{` the citation as ${format.name}`}</span>
            </a>
          )}
          <CopyButton text={format.text} label={`Copy the citation as ${format.name}`}>
            Copy
          </CopyButton>
        </span>
      </div>
    </div>
  )
}
