import 'server-only'
import { askLicenses } from '#app/_forms/license-rows.ts'
import type { FormValues } from '#app/_forms/values.ts'
import { versionForm } from '#app/_forms/version-form.ts'
import { versionInput } from '#app/_forms/version-values.ts'
import { findPublished } from '#db/queries/find-published.ts'
import { VersionDraft } from '#lib/dataset/schema.ts'
import { isDigest } from '#lib/digest.ts'
import { type Issue, Refusal } from '#lib/error.ts'
import { database } from './db.ts'
import type { FormPlan } from './form.ts'
import { currentActor } from './session.ts'
import { today } from './today.ts'

/** The plan of a version's form. `before` reads what the form does not show, and is lost without it. */
export function versionPlan(
  failed: string,
  before: (values: FormValues) => Promise<Partial<VersionDraft>>,
): FormPlan<VersionDraft> {
  return {
    spec: versionForm(),
    schema: VersionDraft,
    what: 'version',
    failed,
    ask: askLicenses,
    read: async (values, data) => {
      const written = await withUpload(values, data, 'files')
      return withAncestors(versionInput(written, today(), await before(values)), '')
    },
  }
}

/** The values, with an uploaded list of files in the place of the written one. `name` is the control of the written one. */
export async function withUpload(values: FormValues, data: FormData, name: string): Promise<FormValues> {
  const upload = data.get(`${name}Upload`)
  if (!(upload instanceof File) || upload.size === 0) return values
  return { ...values, [name]: [await upload.text()] }
}

/**
 * The draft with each ancestor by its digest: one may write `org/name@label`, which is looked up now. A draft has no digest yet and
 * is refused. `prefix` is that of the controls.
 */
export async function withAncestors<Draft extends { derivedFrom?: { relation: string; digest: string }[] | undefined }>(
  draft: Draft,
  prefix: string,
): Promise<Draft> {
  const issues: Issue[] = []
  const actor = await currentActor()
  const derivedFrom: { relation: string; digest: string }[] = []
  for (const [index, edge] of (draft.derivedFrom ?? []).entries()) {
    const at = `${prefix}/derivedFrom/${index}/digest`
    if (!edge.digest.includes('@') || isDigest(edge.digest)) {
      derivedFrom.push(edge)
      continue
    }
    const found = await findPublished(database(), actor, edge.digest)
    if (found.kind === 'published') derivedFrom.push({ ...edge, digest: found.digest })
    else issues.push({ at, message: ancestorFault(edge.digest, found.kind) })
  }
  if (issues.length > 0) throw new Refusal('invalid', issues[0]?.message ?? '', issues)
  return { ...draft, derivedFrom }
}

function ancestorFault(name: string, kind: 'draft' | 'not-found'): string {
  if (kind === 'draft')
    return `${name} is a draft and has no digest yet. Publish it first, or name its origin as a source.`
  return `No published version here is named ${name}. Write org/name@label or a digest; what lies elsewhere is a source.`
}
