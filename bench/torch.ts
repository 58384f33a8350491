import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './registry.ts'

/** What `torch_step.py` says: torch's version, OpenBLAS's product and one training step, both on one thread. */
const TorchFigures = z.object({ torch: z.string(), matmulGflops: z.number(), stepMs: z.number(), parameters: z.int() })
export type TorchFigures = z.infer<typeof TorchFigures>

/** torch's figures on this computer; null if no Python here has it. `isHeldToAvx2`: OpenBLAS uses no wider vectors. */
export function askTorch({ rounds, isHeldToAvx2 }: { rounds: number; isHeldToAvx2: boolean }): TorchFigures | null {
  const python = ['python3', '/usr/bin/python3'].find(
    (path) => spawnSync(path, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  )
  if (python === undefined) return null
  const one = {
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    ...(isHeldToAvx2 ? { OPENBLAS_CORETYPE: 'Haswell' } : {}),
  }
  const script = join(ROOT, 'bench', 'torch_step.py')
  const { status, stdout, stderr } = spawnSync(python, [script, String(rounds)], {
    encoding: 'utf8',
    env: { ...process.env, ...one },
  })
  if (status !== 0) throw new Error(`torch is here, and its step failed: ${stderr}`)
  return TorchFigures.parse(JSON.parse(stdout))
}
