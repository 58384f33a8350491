import { Markdown } from '#app/_ui/markdown.tsx'
import { OPERATIONS } from '#app/api/v1/_contract/operations.ts'
import type { DescribedOperation } from './document.ts'
import { notesOf, typeWords } from './schema-words.ts'
import { TypeText } from './type-text.tsx'

/** One operation: what it is for, what it takes, and what it answers. */
export function OperationEntry({ operation }: { operation: DescribedOperation }) {
  const { operationId, method, path, summary, description } = operation
  return (
    <article id={operationId} className="mb-8">
      <h3>{summary}</h3>
      <p className="mono mt-1 break-words">
        <b>{method}</b> {path}
      </p>
      <p className="small dim mt-1">{accountWords(operationId)}</p>
      {description !== '' && (
        <div className="mt-2">
          <Markdown text={description} />
        </div>
      )}
      <Takes operation={operation} />
      <Answers operation={operation} />
    </article>
  )
}

function accountWords(id: string): string {
  const account = OPERATIONS.find((operation) => operation.id === id)?.account ?? 'none'
  if (account === 'none') return 'No account needed.'
  return account === 'optional'
    ? 'No account needed; members of the organisation see more.'
    : `Needs a token with the scope ${account}.`
}

/** The headers that hold everywhere are told once, above. */
function Takes({ operation: { parameters, requestBody } }: { operation: DescribedOperation }) {
  const own = parameters.filter((parameter) => parameter.in !== 'header')
  const schema = requestBody === null ? undefined : Object.values(requestBody.content)[0]?.schema
  if (own.length === 0 && requestBody === null) return null
  return (
    <dl className="facts mt-3">
      {own.map(({ name, in: place, required, description, schema: type }) => (
        <div key={name} className="contents">
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <TypeText parts={typeWords(type)} />
            {[place === 'query' && required ? 'required' : '', description, notesOf(type)]
              .filter((part) => part !== '')
              .map((part) => `; ${part}`)}
          </dd>
        </div>
      ))}
      {requestBody !== null && (
        <div className="contents">
          <dt>body</dt>
          <dd>
            {schema === undefined ? 'The bytes of the file' : <TypeText parts={typeWords(schema)} />}.{' '}
            {requestBody.description}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Answers({ operation: { responses } }: { operation: DescribedOperation }) {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const other = Object.keys(responses).filter((status) => !status.startsWith('2'))
  return (
    <dl className="facts mt-3">
      {good.map(([status, { description, content }]) => (
        <div key={status} className="contents">
          <dt>{status}</dt>
          <dd>
            {description}
            <Forms content={content} />
          </dd>
        </div>
      ))}
      <dt>otherwise</dt>
      <dd>{other.join(', ')}</dd>
    </dl>
  )
}

function Forms({ content }: { content: DescribedOperation['responses'][string]['content'] }) {
  const forms = Object.entries(content)
  if (forms.length === 0) return null
  return (
    <ul className="mt-1">
      {forms.map(([mediaType, { schema }]) => (
        <li key={mediaType} className="break-words">
          <code>{mediaType}</code>
          {schema !== undefined && (
            <>
              {': '}
              <TypeText parts={typeWords(schema)} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
