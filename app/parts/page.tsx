import { DigestChip } from '../_ui/digest-chip.tsx'
import { Headpiece } from '../_ui/headpiece.tsx'
import { SaidMark } from '../_ui/mark.tsx'
import { PageFrame } from '../_ui/page-frame.tsx'
export default function Page() {
  return (
    <PageFrame current="/">
      <h1 className="mt-6">Parts</h1>
      <p className="lede">
        Hello <em>it</em>
      </p>
      <SaidMark said="allowed" />
      <Headpiece digest="sha256:e2f58dc424c852d8d7ebeff6da81211eb7d12cb94acc23d22f0ed9e0f8282517" />
      <DigestChip digest="sha256:e2f58dc424c852d8d7ebeff6da81211eb7d12cb94acc23d22f0ed9e0f8282517" />
    </PageFrame>
  )
}
