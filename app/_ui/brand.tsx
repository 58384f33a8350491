/** The mark and the name, leading to the front page. */
export function Brand() {
  return (
    <a className="brand" href="/">
      <svg className="mk" aria-hidden="true">
        <use href="#mark" />
      </svg>
      <svg className="wm" aria-hidden="true">
        <use href="#wordmark" />
      </svg>
      <span className="vh">Colophon, front page</span>
    </a>
  )
}
