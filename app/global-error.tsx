'use client'

import './globals.css'
import './fonts.css'

/** When even the document around the pages could not be made. It leans on nothing but the style sheet. */
export default function DocumentFault({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be made · Colophon</title>
      </head>
      <body>
        <main id="main" className="wrap page-head">
          <h1>This page could not be made</h1>
          <p className="lede dim mt-3">The fault is on our side. Whatever was saved before stays saved.</p>
          {error.digest !== undefined && (
            <p className="second">
              It is in the server’s log under the number <code>{error.digest}</code>.
            </p>
          )}
          <p>
            <a href="/">Go to the front page</a>
          </p>
        </main>
      </body>
    </html>
  )
}
