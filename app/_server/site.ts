import 'server-only'
import { environment } from './env.ts'

/** The address under which this registry is reached, without a slash at its end. */
export function siteAddress(): string {
  return environment().NEXTAUTH_URL.replace(/\/+$/, '')
}
