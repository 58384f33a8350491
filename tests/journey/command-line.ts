import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

const COLOPHON = fileURLToPath(new URL('../../bin/colophon.mjs', import.meta.url))

/** A Node that the command line can be started on: its name, and the words that start it. */
export type NodeBinary = { name: string; command: readonly [string, ...string[]] }

/** The Node that runs this. */
export const THIS_NODE: NodeBinary = { name: `Node ${process.versions.node}`, command: [process.execPath] }

/** The command line at a registry, as a person has it: what it prints is read as JSON. */
export type CommandLine = {
  /** What a command that is to come to its end prints. Throws, with what it said, where it ends otherwise. */
  told<Output>(schema: z.ZodType<Output>, args: readonly string[]): Promise<Output>
  /** What a command prints on that Node, whatever it ends with. */
  on<Output>(node: NodeBinary, schema: z.ZodType<Output>, args: readonly string[]): Promise<Output>
}

/** The command line that talks to the registry at `site` as the holder of the token. */
export function commandLineAt({ site, token }: { site: string; token: string }): CommandLine {
  const env = { ...process.env, COLOPHON_URL: site, COLOPHON_TOKEN: token }
  const start = ({ command }: NodeBinary, args: readonly string[]) => {
    const [program, ...before] = command
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const all = [...before, COLOPHON, ...args, '--json']
      execFile(program, all, { env, maxBuffer: 1 << 26 }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      })
    })
  }
  const read = <Output>(schema: z.ZodType<Output>, args: readonly string[], ran: { out: string; err: string }) => {
    const line = ran.out.trim().split('\n').at(-1) ?? ''
    if (!line.startsWith('{')) throw new Error(`colophon ${args.join(' ')} printed no JSON: ${ran.out}${ran.err}`)
    return schema.parse(JSON.parse(line))
  }
  return {
    async told(schema, args) {
      const ran = await start(THIS_NODE, args)
      if (ran.code !== 0) throw new Error(`colophon ${args.join(' ')} ended with ${ran.code}: ${ran.out}${ran.err}`)
      return read(schema, args, ran)
    },
    on: async (node, schema, args) => read(schema, args, await start(node, args)),
  }
}
