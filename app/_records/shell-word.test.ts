import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { shellWord } from './shell-word.ts'

for (const text of ['lab/whales@1.0.0', "it's", '$(rm -rf x)', 'two words', '`', '-n', 'a\nb', '"', '\\', 'ü'])
  test(`a shell reads ${JSON.stringify(text)} back as one word`, () => {
    expect(execFileSync('sh', ['-c', `printf '%s' ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text)
  })
