/** What next-auth's error codes mean for the person who signs in, and what to do. */
const FAULTS: Readonly<Record<string, string>> = {
  EmailAddress: 'That is not an e-mail address. Write it as in name@example.org.',
  EmailSignin: 'The link could not be sent. Check the address, or try again in a few minutes.',
  Verification: 'This link was used already or is older than a day. Ask for a new one.',
  OAuthAccountNotLinked:
    'An account with this e-mail address exists already. Sign in the way that you did the first time.',
  OAuthCallback: 'The provider did not confirm who you are. Try again, or sign in another way.',
  OAuthSignin: 'The provider could not be reached. Try again, or sign in another way.',
  OAuthCreateAccount: 'No account could be made from what the provider said. Sign in another way.',
  EmailCreateAccount: 'No account could be made for this address. Sign in another way.',
  Callback: 'The provider did not confirm who you are. Try again, or sign in another way.',
  AccessDenied: 'The provider says that access was denied. Nothing was changed.',
  SessionRequired: 'Sign in to go on.',
  Configuration: 'Signing in is not set up correctly on this server; its log says what is missing.',
  UnknownWay: 'This way to sign in is not offered here. Choose one of those below.',
}

/** The sentence for an error code in the address; null where there is none. */
export function signInFault(code: string | undefined): string | null {
  if (code === undefined || code === '') return null
  return FAULTS[code] ?? 'Signing in did not work. Try again, or sign in another way.'
}
