import type { ReactNode } from 'react'
import { Facts } from '#app/_ui/facts.tsx'
import { Section } from '#app/_ui/section.tsx'
import { BODY_MAX_BYTES, DRAFT_MAX_BYTES } from '#app/api/v1/_contract/body.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'
import { Prose } from '../_parts/docs-page.tsx'

/** What holds for every operation. */
export function Conventions({ site }: { site: string }) {
  return (
    <Section id="conventions" title="What holds everywhere">
      <Prose>
        Every address begins with <code>{site}/api/v1</code>. What is published can be read by anyone, from any site.{' '}
        <a href="/api/v1/openapi.json">The OpenAPI 3.1 document</a> is printed from the objects that check each request;
        so is this page.
      </Prose>
      <Facts facts={RULES.map(([term, value]) => ({ term, value }))} />
    </Section>
  )
}

const RULES: readonly [term: string, value: ReactNode][] = [
  [
    'Who asks',
    <>
      <code>Authorization: Bearer TOKEN</code>; tokens are made under <a href="/settings/tokens">Settings</a> or by{' '}
      <a href="#issueToken">POST /tokens</a>, have scopes and expire. A session cookie lets you read, and write only
      from a page of this site.
    </>,
  ],
  [
    'Bodies',
    <>
      JSON in UTF-8, <code>Content-Type: application/json</code>; <code>Content-Encoding: gzip</code> is understood. At
      most {mebibytes(BODY_MAX_BYTES)}, the draft of a version {mebibytes(DRAFT_MAX_BYTES)}, a document to import{' '}
      {mebibytes(IMPORT_MAX_BYTES)}, counted inflated. A member that is not known is refused, so that no mistyped one is
      lost.
    </>,
  ],
  [
    'Errors',
    <>
      <code>application/problem+json</code> (RFC 9457): <code>type, title, status, detail, issues</code>. Each issue
      names where, as a JSON pointer, and what is wanted there. Nothing is half-written.{' '}
      <a href="#errors">Every kind</a>.
    </>,
  ],
  [
    'Pages of a list',
    <>
      Ask on with <code>nextCursor</code> as <code>cursor</code>, or <code>nextAfter</code> as <code>after</code>, until
      it is null. An event list has no end: ask again later with the same.
    </>,
  ],
  [
    'Tags',
    <>
      Every answer has a strong <code>ETag</code>, the sha256 of its bytes. <code>If-None-Match</code> saves you what
      you have; <code>If-Match</code> on PATCH and PUT saves another’s change from yours.
    </>,
  ],
  [
    'Once only',
    <>
      A write with an <code>Idempotency-Key</code> of your choice is carried out once within a day, whatever crashes:
      the same request again gets the same answer and <code>Idempotency-Replayed: true</code>. Another request under the
      key is 422; one that is still being carried out is 409. What was refused may be sent again under its key.
    </>,
  ],
  [
    'How often',
    <>
      <code>RateLimit</code> and <code>RateLimit-Policy</code> tell what is left of reading and of writing. Beyond it
      comes 429 with <code>Retry-After</code>.
    </>,
  ],
]

function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`
}
