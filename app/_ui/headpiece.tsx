import { hexOf } from '#lib/digest.ts'
import { headpiecePath, headpieceWidth } from './headpiece-path.ts'

/** The ornament of a version: 64 tiles drawn from its digest. It helps one recognise a version; it proves nothing. 18 high under a title, 24 on reports. */
export function Headpiece({ digest, height = 18 }: { digest: string; height?: 18 | 24 }) {
  return <Ornament hex={hexOf(digest)} height={height} className="headpiece" />
}

/** The ornament's first eight tiles, to stand beside a digest in a list. */
export function HeadpieceMini({ digest }: { digest: string }) {
  return <Ornament hex={hexOf(digest).slice(0, 8)} height={18} className="hp-mini" />
}

function Ornament({ hex, height, className }: { hex: string; height: number; className: string }) {
  const width = headpieceWidth(hex.length)
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} 24`}
      width={(width * height) / 24}
      height={height}
      fill="currentColor"
      role="img"
      aria-label="Ornament drawn from the digest"
    >
      <path d={headpiecePath(hex)} />
    </svg>
  )
}
