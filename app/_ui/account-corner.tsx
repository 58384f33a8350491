/** Who reads: a link to sign in, or the name, which leads to the account. It knows nothing of cookies. */
export function AccountCorner({ signedIn, name }: { signedIn: boolean; name: string }) {
  return (
    <div className="account">
      {signedIn ? (
        <a className="btn" href="/settings" title={`Signed in as ${name}`}>
          <span className="who">{name}</span>
        </a>
      ) : (
        <a className="btn" href="/sign-in">
          Sign in
        </a>
      )}
    </div>
  )
}
