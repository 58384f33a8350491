/** The rooms that the head of each page leads to, in this order. A room is named here when it exists. */
export const ROOMS = [
  { name: 'Explore', href: '/' },
  { name: 'Register', href: '/register' },
  { name: 'Import', href: '/import' },
  { name: 'Licences', href: '/licences' },
  { name: 'Preferences', href: '/preferences' },
  { name: 'Principles', href: '/principles' },
  { name: 'Runs', href: '/runs' },
  { name: 'Verify', href: '/verify' },
  { name: 'Docs', href: '/docs' },
] as const

export type RoomHref = (typeof ROOMS)[number]['href']
