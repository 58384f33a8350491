import { Banner } from '../_ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '../_ui/button.tsx'
import { CodeBlock } from '../_ui/code-block.tsx'
import { Two } from '../_ui/columns.tsx'
import { Empty } from '../_ui/empty.tsx'
import { ErrorSummary } from '../_ui/error-summary.tsx'
import { Progress } from '../_ui/progress.tsx'
import { Section } from '../_ui/section.tsx'

/** Banners, nothing here, progress. */
export function States() {
  return (
    <Section title="Banners and states">
      <Two>
        <Banner kind="tomb" title="Withdrawn on 19 December 2023">
          By the maintainer, for safety. The files are gone; the record, its digests and this reason stay.{' '}
          <a href="#v0.2">Next version</a>
        </Banner>
        <Banner kind="bad" title="Line 318 of manifest.csv has no digest">
          Each row needs <code>id</code> and <code>digest</code>. Nothing was saved. Mend the line and send the file
          again.
        </Banner>
        <Banner kind="warn" title="This version is superseded">
          v0.2 leaves out 41,870 records whose creators asked for it. Cite v0.1 only if v0.1 is what you used.
        </Banner>
        <Banner kind="good" title="The citation holds">
          v0.2 is published and unchanged since 5 June 2026. Digest and record agree.
        </Banner>
        <Banner kind="note" title="How to read the small columns">
          Hatching means unknown everywhere on this site.
        </Banner>
        <ErrorSummary
          title="2 fields need another look"
          faults={[
            { where: 'Title', message: 'This is needed.', field: 'title' },
            {
              where: 'Licence',
              message: 'Column 9: an operator is missing between the two licences.',
              field: 'license',
            },
          ]}
        />
        <Empty title="No runs recorded yet">
          <p>
            That nobody has reported a run does not mean that nobody used this version. Report one with a single call.
          </p>
          <CodeBlock text="colophon run report run.json" label="The command that reports a run" />
        </Empty>
        <div className="grid gap-6 content-start">
          <Progress
            id="hashing"
            label="Hashing records"
            done={0.3}
            detail="118 of 392 M · 6 min left"
            note="You may close this page. The work goes on and is found under Drafts."
          />
          <Progress id="waiting" label="Reading the list" done={null} detail="it is not known yet how long it is" />
          <Buttons>
            <Button look="main">Publish v0.3</Button>
            <Button>Save draft</Button>
            <Button disabled>Send to 2 maintainers</Button>
            <Button look="danger">Withdraw v0.2</Button>
            <ButtonLink look="quiet" href="#discard">
              Discard
            </ButtonLink>
          </Buttons>
        </div>
      </Two>
    </Section>
  )
}
