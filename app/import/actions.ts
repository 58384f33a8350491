'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { formAction } from '#app/_server/form.ts'
import { keepDocument, reviewAddress } from '#app/_server/kept-document.ts'
import { siteAddress } from '#app/_server/site.ts'
import { documentAddress } from '#lib/clients/document-address.ts'
import { fetchSite } from '#lib/clients/fetch-site.ts'
import { Refusal } from '#lib/error.ts'
import { requiredText } from '#lib/evidence.ts'
import { ADDRESS_FORM } from './address-form.ts'

export const fetchDocument = formAction(
  {
    spec: ADDRESS_FORM,
    schema: z.object({ url: requiredText(2048) }),
    what: 'address',
    failed: 'The document was not fetched',
    read: (values) => ({ url: one(values, 'url') }),
  },
  async (actor, { url }) => {
    if (actor === null) throw new Refusal('unauthenticated', 'Sign in to import from an address.')
    const page = await fetchSite(documentAddress(url), { site: siteAddress() })
    const file = new URL(page.url).pathname.split('/').at(-1) ?? ''
    redirect(reviewAddress({ sha256: await keepDocument(page.bytes), file, from: page.url }))
  },
)
