'use server'

import { redirect } from 'next/navigation'
import { judgeText } from '#app/_verify/judge-text.ts'
import type { VerifyState } from '#app/_verify/judged.ts'
import { CITATION_TEXT_MAX } from '#lib/citation/read.ts'

/** What is short enough to stand in an address, so that the answer can be linked to. */
const SHORT = 1500

/** Judges what was pasted, or the file that was sent. A short text gets an address of its own. Nothing is kept. */
export async function verifyPasted(_before: VerifyState, form: FormData): Promise<VerifyState> {
  const pasted = form.get('text')
  const text = typeof pasted === 'string' ? pasted.trim() : ''
  const file = form.get('file')
  const sent = file instanceof File && file.size > 0 ? file : null
  if (sent === null && text === '')
    return { kind: 'fault', text, message: 'Paste a citation, a digest or a reference list, or choose a file.' }
  if ((sent?.size ?? text.length) > CITATION_TEXT_MAX)
    return { kind: 'fault', text: '', message: 'This is longer than 2 MiB. Send the list in parts.' }
  if (sent !== null) return { kind: 'answers', text, answers: await judgeText(await sent.text()) }
  if (text.length <= SHORT) redirect(`/verify?${new URLSearchParams({ c: text })}`)
  return { kind: 'answers', text, answers: await judgeText(text) }
}
