'use server'

import { redirect } from 'next/navigation'
import { answerFor } from './answer-for.ts'
import { addressesOf, type CheckState } from './checked.ts'

/** What is short enough to stand in an address, so that the answer can be linked to. */
const SHORT = 1500

/** What is known of the addresses that were written. A short list gets an address of its own. Nothing is fetched, nothing kept. */
export async function checkWritten(_before: CheckState, form: FormData): Promise<CheckState> {
  const written = form.get('urls')
  const text = typeof written === 'string' ? written.trim() : ''
  const read = addressesOf(text)
  if ('fault' in read) return { kind: 'fault', text, message: read.fault }
  if (text.length <= SHORT) redirect(`/preferences?${new URLSearchParams({ urls: read.urls.join('\n') })}#check`)
  return answerFor(read.urls, text)
}
