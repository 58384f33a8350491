import { AccountCorner } from './account-corner.tsx'
import { Brand } from './brand.tsx'
import { ROOMS, type RoomHref } from './rooms.ts'
import { SearchBox } from './search-box.tsx'

export type Actor = { name: string }

type HeaderProps = { current?: RoomHref | undefined; actor?: Actor | null | undefined; query?: string | undefined }

/** The head of each page: mark, rooms, search, who reads. On narrow pages the rooms stand in a menu that needs no script. */
export function SiteHeader({ current, actor = null, query = '' }: HeaderProps) {
  return (
    <header className="top">
      <div className="wrap">
        <Brand />
        <nav className="nav" aria-label="Main">
          <Rooms current={current} />
        </nav>
        <SearchBox query={query} />
        <details className="menu">
          <summary className="btn">Menu</summary>
          <nav aria-label="Main">
            <Rooms current={current} />
            <a className="only-phone" href={actor === null ? '/sign-in' : '/settings'}>
              {actor === null ? 'Sign in' : actor.name}
            </a>
          </nav>
        </details>
        <AccountCorner signedIn={actor !== null} name={actor?.name ?? ''} />
      </div>
    </header>
  )
}

function Rooms({ current }: { current: RoomHref | undefined }) {
  return ROOMS.map((room) => (
    <a key={room.href} href={room.href} aria-current={room.href === current ? 'page' : undefined}>
      {room.name}
    </a>
  ))
}
