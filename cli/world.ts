import { createInterface } from 'node:readline/promises'

/** What a command has of the world around it, so that a test can give it another one. */
export type World = {
  out(text: string): void
  err(text: string): void
  env: Readonly<Record<string, string | undefined>>
  /** The width of the terminal that errors and progress go to; null when they go to a file or a pipe. */
  columns: number | null
  /** Asks the person at the keyboard; null when there is none. */
  ask: ((question: string) => Promise<string>) | null
  now(): Date
  wait(ms: number): Promise<void>
}

/** The world of a process: its streams, environment and clock. */
export function processWorld(): World {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    columns: process.stderr.isTTY ? process.stderr.columns || 80 : null,
    ask: process.stdin.isTTY && process.stderr.isTTY ? askPerson : null,
    now: () => new Date(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}

async function askPerson(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}
