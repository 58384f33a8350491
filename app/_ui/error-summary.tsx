import { Icon } from './icon.tsx'

/** A fault in what was sent: `field` is the id of its control, `where` its name or line as the reader knows it. */
export type Fault = { message: string; where?: string; field?: string }

type SummaryProps = { title: string; faults: readonly Fault[]; saved?: string }

/** What is wrong with what was sent, fault by fault with a link to the control, and what was saved. Takes the focus when it appears. */
export function ErrorSummary({ title, faults, saved = 'Nothing was saved.' }: SummaryProps) {
  return (
    <div className="banner bad" role="alert" id="faults" tabIndex={-1}>
      <Icon name="i-stop" />
      <div>
        <h2 className="head">{title}</h2>
        <div className="more">
          {faults.length > 0 && (
            <ul>
              {faults.map((fault) => (
                <li key={`${fault.where} ${fault.message}`}>
                  <FaultLine {...fault} />
                </li>
              ))}
            </ul>
          )}
          <p className={faults.length > 0 ? 'mt-2' : undefined}>{saved}</p>
        </div>
      </div>
    </div>
  )
}

function FaultLine({ message, where, field }: Fault) {
  const text = where === undefined ? message : `${where}: ${message}`
  return field === undefined ? text : <a href={`#${field}`}>{text}</a>
}
