import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Flags with which Chromium runs as root, without a network, and looks up nothing on its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium that is on the PATH, or null. */
export function systemChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [
    process.env.COLOPHON_CHROMIUM ?? '',
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ]
  return places.find((place) => place !== '' && existsSync(place)) ?? null
}

/** Makes sure that there is a browser: one on the PATH, Playwright's own, a download of it, or Debian's. False: none to be had. */
export function ensureBrowser(say: (line: string) => void): boolean {
  const there = () => systemChromium() !== null || existsSync(chromium.executablePath())
  if (there()) return true
  say('Getting a browser for the tests (once)')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  })
  if (there()) return true
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 300_000 })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 600_000 })
  }
  return there()
}
