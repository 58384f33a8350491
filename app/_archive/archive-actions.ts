'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { today } from '#app/_server/today.ts'
import { askForFixityCheck } from '#db/commands/ask-for-fixity-check.ts'
import { recordArchiveCopy } from '#db/commands/record-archive-copy.ts'
import { reportFixityCheck } from '#db/commands/record-fixity-check.ts'
import { retireArchiveCopy } from '#db/commands/retire-archive-copy.ts'
import { ArchiveCopyDraft, CopyRetirement } from '#lib/archive/copy.ts'
import { Digest } from '#lib/digest.ts'
import { copyInput, RECORD_FORM } from './record-form.ts'
import { CopyReport, reportForm, reportInput } from './report-form.ts'

/** Only addresses of this registry are gone back to. */
const Page = z.string().regex(/^\/datasets\/[^\\]*$/)

export const recordCopy = formAction(
  {
    spec: RECORD_FORM,
    schema: ArchiveCopyDraft,
    what: 'copy',
    failed: 'The copy was not recorded',
    read: (values) => copyInput(values, today()),
  },
  async (actor, draft, values) => {
    const digest = Digest.parse(one(values, 'context.version'))
    const { kind } = await recordArchiveCopy(database(), actor, digest, draft)
    if (kind === 'already-recorded')
      return {
        fault: 'This address is recorded for this version already. Retire that copy first if it is another one now.',
        at: 'url',
      }
    if (kind === 'not-found') return { fault: 'This version is not known here.' }
    redirect(`${Page.parse(one(values, 'context.page'))}?archive=recorded#copies`)
  },
)

export const reportCheck = formAction(
  {
    spec: reportForm([]),
    schema: CopyReport,
    what: 'report',
    failed: 'The check was not kept',
    read: (values) => reportInput(values, new Date()),
  },
  async (actor, { copy, check }, values) => {
    const { kind } = await reportFixityCheck(database(), actor, copy, { report: check, now: new Date() })
    if (kind === 'retired') return { fault: 'This copy was retired meanwhile.', at: 'copy' }
    if (kind === 'not-found') return { fault: 'This copy is not known here.', at: 'copy' }
    redirect(`${Page.parse(one(values, 'context.page'))}?archive=reported#copies`)
  },
)

/** Has the copy that the form names checked before those whose turn it is. */
export async function askForCheck(data: FormData): Promise<void> {
  const page = Page.parse(data.get('page'))
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const id = z.uuid().safeParse(data.get('copy'))
    const { kind } = id.success ? await askForFixityCheck(database(), actor, id.data) : { kind: 'not-found' as const }
    return `${page}?archive=${kind === 'retired' ? 'over' : kind}#copies`
  })
}

/** Counts on the copy that the form names no longer, with the reason that was written. */
export async function retireCopy(data: FormData): Promise<void> {
  const page = Page.parse(data.get('page'))
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const id = z.uuid().safeParse(data.get('copy'))
    const retirement = CopyRetirement.safeParse({ kind: data.get('kind'), reason: data.get('reason') })
    if (!retirement.success) return `${page}?archive=no-reason#copies`
    const { kind } = id.success
      ? await retireArchiveCopy(database(), actor, id.data, retirement.data)
      : { kind: 'not-found' as const }
    return `${page}?archive=${kind === 'already-retired' ? 'over' : kind}#copies`
  })
}
