'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/**
 * Reads the page again and again: in place where there is script, as a whole where there is none. The seconds are counted from when the last answer
 * was shown: asked sooner, a slow server would be asked anew before any answer is shown, and none ever would be.
 */
export function ReadAgain({ seconds }: { seconds: number }) {
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  useEffect(() => {
    if (isReading) return
    const timer = setTimeout(() => startReading(() => router.refresh()), seconds * 1000)
    return () => clearTimeout(timer)
  }, [router, seconds, isReading])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
