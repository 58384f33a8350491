import { SaidMark } from '#app/_ui/mark.tsx'
import type { Mechanism } from '#lib/preference/preference.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import { MECHANISM_NAMES } from '#lib/preference/words.ts'

/** A mechanism by its name, leading to what is said of it in the room of preferences. */
export function MechanismLink({ mechanism }: { mechanism: Mechanism }) {
  return <a href={`/preferences#${mechanism}`}>{MECHANISM_NAMES[mechanism]}</a>
}

/** The marks of the words that apply, one beside the other; the words themselves are read aloud, or shown. */
export function WordMarks({ words, shown = 'hidden' }: { words: readonly ShareWord[]; shown?: 'shown' | 'hidden' }) {
  return (
    <span className="word-marks">
      {words.map((word) => (
        <SaidMark key={word} said={word} words={shown} />
      ))}
    </span>
  )
}

/** That an answer is no legal advice: said where the answer stands. */
export function NotAdvice() {
  return (
    <p className="label mt-4">
      Drawn from dated evidence by published rules. It is not legal advice, and that nothing was said is no consent.
    </p>
  )
}
