import type { ComponentProps } from 'react'

/** `main`: the one thing a page is for. `quiet`: as a link. `danger`: what cannot be taken back. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger'

function classOf(look: ButtonLook): string {
  return look === 'plain' ? 'btn' : `btn ${look}`
}

/** A button; it says what happens and to whom. */
export function Button({ look = 'plain', type = 'submit', ...rest }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button {...rest} type={type} className={classOf(look)} />
}

/** A link that looks like a button. */
export function ButtonLink({ look = 'plain', ...rest }: ComponentProps<'a'> & { href: string; look?: ButtonLook }) {
  return <a {...rest} className={classOf(look)} />
}

/** Buttons in a row. */
export function Buttons({ children }: Pick<ComponentProps<'div'>, 'children'>) {
  return <div className="btns">{children}</div>
}
