// @ts-check
// A worker thread begins as plain JavaScript; the training itself is TypeScript, like all the rest.
import { register } from 'tsx/esm/api'

register()
await import('./run-thread.ts')
