import { z } from 'zod'
import { expect, test } from '#tests/record-files.ts'
import { withDuck } from './duck.ts'

const Anything = z.record(z.string(), z.unknown())

test('the engine reads the files it is given and writes into its own folder, and touches nothing else', async ({
  files,
}) => {
  const given = await files.write('given.csv', 'a\n1\n')
  const other = await files.write('other.csv', 'a\n2\n')
  await withDuck({ files: [given], folder: `${files.folder}/own` }, async (duck) => {
    expect(await duck.rows(Anything, `SELECT * FROM read_csv('${given}')`)).toEqual([{ a: '1' }])
    for (const statement of [
      `SELECT * FROM read_csv('${other}')`,
      "SELECT * FROM read_text('/etc/hostname')",
      `SELECT * FROM read_csv('${files.folder}/*.csv')`,
      `COPY (SELECT 1) TO '${files.folder}/out.csv'`,
      `COPY (SELECT 1) TO '${files.folder}/own/../out.csv'`,
      "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
      'INSTALL httpfs',
      `ATTACH '${files.folder}/x.db'`,
      'SET enable_external_access = true',
      "SET allowed_directories = ['/']",
    ])
      await expect(duck.run(statement), statement).rejects.toThrow()
  })
})

test('values are bound, and never part of the statement', async () => {
  await withDuck({ files: [] }, async (duck) => {
    const text = "'; SELECT 1; --"
    expect(await duck.rows(Anything, 'SELECT $text AS text', { text })).toEqual([{ text }])
  })
})

test('an answer of another shape than asked for is an error', async () => {
  await withDuck({ files: [] }, async (duck) => {
    await expect(duck.rows(z.object({ n: z.number() }), "SELECT 'x' AS n")).rejects.toThrow()
  })
})

test('a statement that what it reads makes fail is told apart from an engine that ran out of memory', async () => {
  await withDuck({ files: [], memory: '60MB', threads: 1 }, async (duck) => {
    expect(await duck.attempt("SELECT CAST('x' AS INTEGER)")).toMatchObject({ ok: false })
    expect(await duck.attempt('SELECT 1')).toEqual({ ok: true, value: null })
    const large = "SELECT string_agg(repeat('x', 1000), '') FROM range(1000000)"
    await expect(duck.attempt(large)).rejects.toThrow(/memory/i)
  })
})

test('stopped, the engine leaves off in the middle of a statement', async () => {
  const stop = new AbortController()
  const work = withDuck({ files: [], signal: stop.signal }, async (duck) => {
    setTimeout(() => stop.abort(), 200)
    return duck.attempt('SELECT sum(sqrt(i)) FROM range(100000000000) AS t(i)')
  })
  await expect(work).rejects.toThrow(/interrupt/i)
})
