import { expect, test } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { KERNEL_BYTES, KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { buildKernel } from '#tests/build-kernel.ts'

test('the kernel that runs is the one in the sources, byte for byte, and holds no relaxed and no fused operation', async () => {
  const { bytes, text } = await buildKernel()
  expect(digestOf(bytes)).toBe(KERNEL_DIGEST)
  expect(digestOf(KERNEL_BYTES)).toBe(KERNEL_DIGEST)
  expect(text.match(/relaxed|madd|fma/g)).toBeNull()
  expect(text).toContain('f32x4.mul')
  expect(text.match(/\(import /g)).toHaveLength(1)
})

test('an engine without relaxed SIMD takes the kernel: none of its opcodes, 0xfd 0x100 to 0x11f, is in the code', () => {
  const opcodes = vectorOpcodes(KERNEL_BYTES)
  expect(opcodes.length).toBeGreaterThan(100)
  expect(opcodes.filter((opcode) => opcode >= 0x100)).toEqual([])
})

/**
 * Every number that follows a byte 0xfd, read as LEB128: all vector opcodes, and some immediates that look like one. A superset, so an empty
 * search for relaxed ones proves that there is none.
 */
function vectorOpcodes(bytes: Uint8Array): number[] {
  const found: number[] = []
  bytes.forEach((byte, at) => {
    if (byte !== 0xfd) return
    const [low = 0, high = 0] = [bytes[at + 1], bytes[at + 2]]
    found.push(low < 0x80 ? low : (low & 0x7f) | ((high & 0x7f) << 7))
  })
  return found
}
