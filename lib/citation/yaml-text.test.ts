import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { parse } from 'yaml'
import { type YamlValue, yamlText } from './yaml-text.ts'

const text = fc.string({ unit: 'binary' })
const key = fc.stringMatching(/^[a-z][a-z-]{0,9}[a-z]$/)
const flat = fc.dictionary(key, text, { minKeys: 1 })
const list = fc.array(fc.oneof(text, flat), { minLength: 1 })
const document = fc.dictionary(key, fc.oneof(text, list, flat), { minKeys: 1 })

test('law: what is written is read back by another YAML parser', () => {
  fc.assert(
    fc.property(document, (value: Record<string, YamlValue>) => {
      expect(parse(yamlText(value))).toEqual({ ...value })
    }),
  )
})
