import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { judge } from '#app/_licences/judged.ts'
import { LicenceAudit } from '#app/_licences/licence-audit.tsx'
import { readPage } from '#app/_licences/page-number.ts'
import { type AskedInAddress, readQuestion } from '#app/_licences/question.ts'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { TitleBlock } from '#app/_ui/title-block.tsx'
import { decoded } from '#app/datasets/_parts/address.ts'
import { readSubject } from '#db/queries/read-subject.ts'
import { isDigest } from '#lib/digest.ts'

type Props = {
  params: Promise<{ digest: string }>
  searchParams: Promise<AskedInAddress & { page?: string | string[] }>
}

const findMixture = cache(async (address: string) => {
  const digest = decoded(address)
  const found = isDigest(digest) ? await readSubject(database(), { mixture: digest }) : null
  if (found === null) notFound()
  return { found, digest }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await findMixture((await params).digest)
  return { title: `${found.title}, a mixture` }
}

/** The licence audit of a mixture: the parts of all its versions judged as one whole. */
export default async function MixturePage({ params, searchParams }: Props) {
  const [{ found, digest }, asked, actor] = await Promise.all([
    params.then(({ digest }) => findMixture(digest)),
    searchParams,
    currentActor(),
  ])
  return (
    <PageFrame current="/licences" actor={actor}>
      <Crumbs trail={[{ label: 'Licences', href: '/licences' }]} />
      <TitleBlock title={found.title} version="mixture" digest={digest} state="published">
        <span>
          <b>Holds</b> {`${found.licensing.length.toLocaleString('en')} exact versions`}
        </span>
      </TitleBlock>
      <LicenceAudit
        judged={judge(found, readQuestion(asked))}
        href={`/mixtures/${digest}`}
        page={readPage(asked.page)}
        actor={actor}
        conclude={false}
      />
    </PageFrame>
  )
}
