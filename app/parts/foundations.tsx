import { Two } from '../_ui/columns.tsx'
import { DigestChip } from '../_ui/digest-chip.tsx'
import { HeadpieceMini } from '../_ui/headpiece.tsx'
import { LicenseBadge, LicenseChain } from '../_ui/license-badge.tsx'
import { Lozenge } from '../_ui/lozenge.tsx'
import { FoundMark, SaidMark } from '../_ui/mark.tsx'
import { Section } from '../_ui/section.tsx'
import { DIGEST } from './sample.ts'
import { Specimen } from './specimen.tsx'

const PIGMENTS = ['ink', 'ink-2', 'ink-3', 'woad', 'verdigris', 'ochre', 'vermilion', 'graphite', 'madder']

/** Pigments, type, marks. */
export function Foundations() {
  return (
    <>
      <Section title="Pigments">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(100px,1fr))] gap-3">
          {PIGMENTS.map((name) => (
            <li key={name} className="small mono">
              <div className="h-11" style={{ background: `var(--${name})` }} />
              {name}
            </li>
          ))}
          <li className="small mono">
            <div className="h-11 b-unknown" />
            hatch: unknown
          </li>
        </ul>
      </Section>
      <Section title="Type">
        <Type />
      </Section>
      <Section title="Marks">
        <Marks />
      </Section>
    </>
  )
}

function Type() {
  return (
    <div className="grid gap-3">
      <p className="font-serif m-0" style={{ font: '400 var(--t8)/var(--l8) var(--serif)' }}>
        Made of what, by whom, and how
      </p>
      <h3>Heading three, 19 on 26</h3>
      <h4>Heading four, 15 on 22</h4>
      <p className="lede m-0">
        The colophon paragraph, 17 on 28: <em>Specimen</em> v0.2 in plain sentences, with <a href="#marks">figures</a>{' '}
        that lead to their evidence.
      </p>
      <p className="m-0">
        Interface text, 15 on 22.{' '}
        <span className="small">Tables and evidence, 13.5 on 18 to 20: 111,111,111 and 392,118,406.</span>{' '}
        <span className="text-t1 dim">Axis labels, 12 on 16.</span> <code>sha256:e2f58dc4</code>
      </p>
    </div>
  )
}

function Marks() {
  return (
    <Two>
      <Specimen title="Squares: what people said" id="marks">
        <SaidMark said="allowed" />
        <SaidMark said="disallowed" />
        <SaidMark said="unknown" />
        <SaidMark said="on-hold" />
      </Specimen>
      <Specimen title="Discs: what was found">
        <FoundMark found="yes" />
        <FoundMark found="partly">metadata only</FoundMark>
        <FoundMark found="no" />
        <FoundMark found="unknown" />
        <FoundMark found="na" />
        <FoundMark found="yes" words="hidden" />
      </Specimen>
      <Specimen title="Licence, concluded">
        <LicenseBadge id="CC0-1.0" family="open" basis="concluded" />
        <LicenseBadge id="CC-BY-SA-4.0" family="open-with-conditions" basis="concluded" href="#evidence" />
        <LicenseBadge id="CC-BY-NC-4.0" family="restricted" basis="concluded" />
        <LicenseBadge id="NOASSERTION" family="unknown" basis="concluded" />
      </Specimen>
      <Specimen title="Licence, only declared: dashed">
        <LicenseBadge id="MIT" family="open" basis="declared" />
        <LicenseBadge id="ODC-By-1.0" family="open-with-conditions" basis="declared" />
        <LicenseBadge id="LicenseRef-custom" family="restricted" basis="declared" />
        <LicenseChain
          declared={{ id: 'MIT', family: 'open' }}
          concluded={{ id: 'Apache-2.0', family: 'open', href: '#evidence' }}
        />
        <LicenseChain declared={{ id: 'other', family: 'unknown' }} concluded={null} />
      </Specimen>
      <Specimen title="Digest">
        <DigestChip digest={DIGEST} />
        <DigestChip digest={DIGEST} look="bare" />
        <HeadpieceMini digest={DIGEST} />
        <Lozenge />
      </Specimen>
      <Specimen title="Digest, whole">
        <DigestChip digest={DIGEST} look="whole" />
      </Specimen>
    </Two>
  )
}
