/** The foot of each page: what a verdict is not, and where the rules are written. */
export function SiteFooter() {
  return (
    <footer className="foot">
      <div className="wrap">
        <p>
          Verdicts are drawn from dated evidence by published rules. They are not legal advice, and a score is not
          compliance. Anyone can export the evidence and compute them again.
        </p>
        <nav aria-label="Foot">
          <a href="/docs">Docs</a>
          <a href="/docs/api">API</a>
          <a href="/parts">Parts</a>
        </nav>
      </div>
    </footer>
  )
}
