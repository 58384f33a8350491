import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Section } from '#app/_ui/section.tsx'
import { readOrganization } from '#db/queries/read-organization.ts'
import { can } from '#lib/dataset/access.ts'
import { SettingsFrame } from '../../settings-frame.tsx'
import { add } from './actions.ts'
import { MEMBER_FORM } from './member-form.ts'
import { MemberTable } from './member-table.tsx'

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ fault?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Members of ${(await params).org}` }
}

const FAULTS: Readonly<Record<string, string>> = {
  'last-owner': 'This is the only owner. An organisation keeps at least one: make someone else an owner first.',
  'not-a-member': 'This person is not a member any more. Nothing was changed.',
  'no-organization': 'There is no such organisation.',
  forbidden: 'Only owners may change who is a member. Nothing was changed.',
}

export default async function OrganizationMembers({ params, searchParams }: Props) {
  const { org } = await params
  const actor = await requireActor(`/settings/organizations/${org}`)
  const organization = await readOrganization(database(), actor, org)
  if (organization === null) notFound()
  const fault = FAULTS[String((await searchParams).fault ?? '')]
  const mayManage = can(actor, 'member.manage', organization.slug)
  return (
    <SettingsFrame actor={actor} current="/settings/organizations" title={organization.name}>
      {fault !== undefined && (
        <div className="mt-6" role="alert">
          <Banner kind="bad" title={fault} />
        </div>
      )}
      <Section title="Members" right={<a href={`/?publisher=${organization.slug}`}>Its datasets</a>}>
        <MemberTable organization={organization} actorId={actor.userId} mayManage={mayManage} />
      </Section>
      {mayManage && (
        <Section title="Add a member">
          <ActionForm
            action={add}
            spec={MEMBER_FORM}
            start={startState({ role: ['member'] })}
            context={{ organization: organization.slug }}
            submit="Add the member"
          />
        </Section>
      )}
    </SettingsFrame>
  )
}
