import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Symbols } from './_ui/symbols.tsx'
import { FIRST_FACES } from './fonts.ts'

export const metadata: Metadata = {
  title: { default: 'Colophon', template: '%s · Colophon' },
  description: 'What an open dataset is made of, on which terms, and what was trained on it: for each exact version.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#181c1f' },
  ],
}

/** The document around every page. It asks nobody who reads: head and foot come with each page's `PageFrame`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        {FIRST_FACES.map((face) => (
          <link key={face} rel="preload" as="font" type="font/woff2" href={face} crossOrigin="anonymous" />
        ))}
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <Symbols />
        {children}
      </body>
    </html>
  )
}
