import type { ReactNode } from 'react'
import { Section } from '#app/_ui/section.tsx'
import { MAX_ALTERNATIVES } from '#lib/license/alternatives.ts'
import { MAX_OPERATORS } from '#lib/license/expression-syntax.ts'
import { LICENSE_RULES_VERSION } from '#lib/license/verdict.ts'
import { Prose } from '../../_parts/docs-page.tsx'

/** How a verdict comes about, in eight steps and in plain words. */
export function RulesSection() {
  return (
    <Section title="How a verdict is made" id="rules" right={<code>{LICENSE_RULES_VERSION}</code>}>
      <Prose>
        A verdict answers one question: what may be done with this version or mixture, going by its licences alone.
        There are three answers, allowed, disallowed and unknown, each with its reasons. Only what a named person
        concluded from evidence counts; what is only declared is shown beside it and leaves the answer unknown. A
        verdict is not legal advice, and exceptions in law are not assumed.
      </Prose>
      <ol className="mb-3 grid max-w-[var(--measure)] list-decimal gap-2 pl-6">
        {STEPS.map(({ name, says }) => (
          <li key={name}>
            <strong>{name}</strong> {says}
          </li>
        ))}
      </ol>
      <Prose>
        Any reason that refuses makes the answer disallowed; else any that leaves it open makes it unknown; else it is
        allowed. The same parts under the same edition of the table get the same answer, byte for byte, in whatever
        order they are named. Adding a part never makes an answer better.
      </Prose>
    </Section>
  )
}

const STEPS: readonly { name: string; says: ReactNode }[] = [
  {
    name: 'Parts.',
    says: (
      <>
        The licence of each part is an SPDX expression of at most {MAX_OPERATORS.toLocaleString('en')} operators. What{' '}
        <code>AND</code> joins all binds. Of an <code>OR</code> the branch with the better answer is taken, the first of
        equals, and the choice is told; beyond {MAX_ALTERNATIVES.toLocaleString('en')} combinations it stays unknown. A
        licence <code>WITH</code> an exception is unknown, since the table has no entries for exceptions. A licence of
        databases alone leaves the contents unlicensed.
      </>
    ),
  },
  {
    name: 'The weakest link.',
    says: 'The use asks for permissions, and every part must give them: no is worse than unknown, unknown worse than yes. Duties add up, each with the parts that cause it.',
  },
  {
    name: 'Share-alike.',
    says: 'Among parts that are changed or merged, share-alike leaves only certain licences of release. If it leaves none, parting the whole is a way out. A licence of release may not grant what such a part withholds.',
  },
  { name: 'No derivatives.', says: 'A part under such a licence may be passed on whole, and not shared changed.' },
  {
    name: 'Non-commercial and research only.',
    says: 'One such part binds every commercial use of the whole, until it is taken out.',
  },
  {
    name: 'Unknown and none.',
    says: 'Nobody looked, or looking did not settle it: unknown. Somebody looked and there is none: not allowed. The whole may be called open only if every part is, in the sense of the Open Definition.',
  },
  {
    name: 'Contracts and limits of use.',
    says: 'Terms of a contract between others, and limits such as a list of forbidden uses, are for a person to judge: unknown.',
  },
  {
    name: 'The licence of release.',
    says: 'Where one is named, the whole stands against it in one of four ways: in conflict, consistent but for duties that it does not pass on, unknown, or consistent.',
  },
]
