import { Markdown } from '#app/_ui/markdown.tsx'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import { excerptOf } from '../_parts/excerpt.ts'

const WHOLE = 2400
const FIRST = 600

/** What the dataset is, in its maintainers' words; a long text is folded behind its beginning. */
export function About({ dataset: { description, title } }: { dataset: DatasetPicture }) {
  if (description.trim() === '') return <p className="lede dim">No description is recorded.</p>
  if (description.length <= WHOLE) return <Markdown text={description} />
  return (
    <>
      <p>{excerptOf(description, FIRST)}</p>
      <details>
        <summary>{`The whole description of ${title}`}</summary>
        <div className="mt-4">
          <Markdown text={description} />
        </div>
      </details>
    </>
  )
}
