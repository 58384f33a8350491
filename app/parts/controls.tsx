import { Button, Buttons } from '../_ui/button.tsx'
import { Chips } from '../_ui/chips.tsx'
import { Split, Two } from '../_ui/columns.tsx'
import { FacetForm } from '../_ui/facet-form.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../_ui/field.tsx'
import { Section } from '../_ui/section.tsx'

const GROUPS = [
  {
    name: 'license',
    title: 'Concluded licence',
    options: [
      { value: 'open', label: 'Open', count: 412, checked: true },
      { value: 'conditions', label: 'Open, with conditions', count: 387 },
      { value: 'unknown', label: 'Unknown', count: 1364 },
    ],
  },
  {
    name: 'language',
    title: 'Language',
    options: [{ value: 'sw', label: 'Swahili', count: 61 }],
    more: <a href="#languages">All languages</a>,
  },
]

const CHIPS = [
  { group: 'licence', label: 'open', removeHref: '?license=' },
  { group: 'state', label: 'published, withdrawn', removeHref: '?state=' },
]

/** Narrowing a list; a form with every field in every state. */
export function Controls() {
  return (
    <>
      <Section title="Narrow a list">
        <Split side={<FacetForm action="/parts" groups={GROUPS} keep={{ q: 'text' }} clearHref="/parts" />}>
          <Chips chips={CHIPS} clearHref="/parts" />
        </Split>
      </Section>
      <Section title="Forms">
        <form action="/parts">
          <Two>
            <div className="form">
              <TextField name="title" label="Title" error="This is needed." />
              <TextField
                name="license"
                label="Licence"
                face="code"
                hint="An SPDX expression, such as CC-BY-4.0."
                error="Column 9: an operator is missing between the two licences."
                defaultValue="CC0-1.0 MIT"
              />
              <TextField name="file" type="file" label="File" optional />
            </div>
            <div className="form">
              <TextAreaField
                name="reason"
                label="Reason for this version"
                hint="One sentence; it stays for ever."
                rows={3}
              />
              <SelectField
                name="modality"
                label="Modality"
                options={[
                  { value: 'text', label: 'Text' },
                  { value: 'image', label: 'Image' },
                ]}
              />
              <CheckField name="agree" label="I know that a published version can’t be changed" defaultChecked />
              <TextField name="name" label="Name" defaultValue="specimen" disabled />
            </div>
          </Two>
          <div className="mt-6">
            <Buttons>
              <Button look="main">Save draft</Button>
            </Buttons>
          </div>
        </form>
      </Section>
    </>
  )
}
