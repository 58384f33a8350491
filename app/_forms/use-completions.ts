import { useCallback, useRef, useState } from 'react'
import type { Completion } from '#lib/license/put-in.ts'

/** The lists of ids are large: they are loaded when an expression is first written, not with the page. */
const loadRules = () => Promise.all([import('#lib/license/complete.ts'), import('#lib/license/expression-fault.ts')])

const NO_OFFERS: readonly Completion[] = []
const SILENT = { text: '', isFault: false }

/** What may stand at the caret of an expression, and how its text reads by now. `close` takes the offers away. */
export function useCompletions() {
  const [offers, setOffers] = useState(NO_OFFERS)
  const [told, setTold] = useState(SILENT)
  const latest = useRef(0)
  const look = useCallback(async (text: string, caret: number) => {
    latest.current += 1
    const turn = latest.current
    const [{ completeExpression }, { faultOfExpression }] = await loadRules()
    // somebody wrote on, or left, while the lists were loaded
    if (turn !== latest.current) return
    setOffers(completeExpression(text, caret))
    const fault = text.trim() === '' ? null : faultOfExpression(text)
    setTold(text.trim() === '' ? SILENT : { text: fault ?? 'This is an SPDX expression.', isFault: fault !== null })
  }, [])
  const close = useCallback(() => {
    latest.current += 1
    setOffers(NO_OFFERS)
  }, [])
  return { offers, told, look, close }
}
