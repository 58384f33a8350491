import type { RunDraftInput } from '#lib/run/schema.ts'

const PAPER = 'https://arxiv.org/abs/2501.06425'
const DATA = 'huggingfacefw/fineweb-edu'

/** One of the paper's models with tensor product attention: its size as the paper states it, and its shape by tables 9 and 10. */
type Size = {
  name: string
  stated: string
  parameterCount: number
  L: number
  dModel: number
  h: number
  lr: [number, number]
} & {
  batch: { micro: number; accumulation: number; worldSize: number }
}

const SMALL: Size = {
  ...{ name: 'T6 small, as published', stated: '124M', parameterCount: 124_000_000 },
  ...{ L: 12, dModel: 768, h: 34, lr: [6e-4, 3e-5] },
  batch: { micro: 24, accumulation: 5, worldSize: 4 },
}
const LARGE: Size = {
  ...{ name: 'T6 large, as published', stated: '772M', parameterCount: 772_000_000 },
  ...{ L: 36, dModel: 1280, h: 61, lr: [2e-4, 1e-5] },
  batch: { micro: 15, accumulation: 4, worldSize: 8 },
}

/**
 * Training runs as their paper and its code tell them (arXiv 2501.06425; tensorgi/TPA@3d7f51d, configuration files and `train_adam_fw.py`). Only the claims and
 * the settings are theirs; what is recomputed is ours. The data has no revision there, so it is not pinned here.
 */
export const PUBLISHED_RUNS: RunDraftInput[] = [SMALL, LARGE].map(published)

function published({ name, stated, parameterCount, L, dModel, h, lr, batch }: Size): RunDraftInput {
  return {
    kind: 't6',
    organization: 'colophon',
    name,
    description: `Read from [the paper](${PAPER}) and its code, not reported by its authors. The paper calls this size ${stated} and says that it was trained on 50B tokens of FineWeb-Edu; it names no revision of the data.`,
    inputs: [
      { role: 'training', name: DATA, weight: 1 },
      { role: 'evaluation', name: DATA },
    ],
    outputs: [{ name: `weights of ${name.replace(', as published', '')}` }],
    code: { repository: 'https://github.com/tensorgi/TPA', commit: '3d7f51d' },
    environment: { gpu: `${batch.worldSize} × A100`, torch: '2.4.0', numbers: 'bfloat16 autocast, TF32' },
    configuration: {
      implementation: { name: 'tensorgi/TPA', commit: '3d7f51d' },
      numeric: { dtype: 'bfloat16 autocast', ropeRounding: 'bf16', cache: 'bf16' },
      tokenizer: { name: 'GPT-2 BPE' },
      model: {
        ...{ variant: 'tpa', L, dModel, h, dHead: 64, RQ: 6, RK: 2, RV: 2, context: 1024 },
        ...{ ffnHidden: Math.floor((8 * dModel) / 3), vocab: 50_304, tied: true, scaleByRank: true },
        norm: { type: 'RMSNorm', eps: 1.1920929e-7, learned: false },
        rope: { base: 10_000, pairing: 'halves', indexFrom: 0, rounding: 'bf16' },
      },
      init: { scheme: 'Xavier-uniform on a 3-D view', zeroInit: ['attn.c_proj', 'mlp.c_proj'] },
      optim: {
        ...{ betas: [0.9, 0.95], eps: 1e-8, weightDecay: 0.1, decayGroups: 'all parameters', clip: 1 },
        ...{ lrMax: lr[0], lrMin: lr[1], warmup: 2000, schedule: 'cosine', decayIters: 100_000, steps: 100_000 },
        loopEndRule: 'iter_num > max_iters',
      },
      batch: { ...batch, seqLen: 1024, sampling: 'with-replacement' },
    },
    ended: { state: 'complete', result: { parameterCount, tokens: 50_000_000_000 } },
  }
}
