import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LabelledSet } from '#lib/grad-mimic/labelled-set.ts'

/** Pictures with a class each, features 0 to 1; or why they are not here. */
export type Images = { name: string; set: LabelledSet } | { name: string; missing: string }

/** Where Debian's packages are: installed, or unpacked (`dpkg -x`) below COLOPHON_BENCH_DATA. */
const ROOTS = [process.env.COLOPHON_BENCH_DATA ?? '', '/'].filter((root) => root !== '')
const FASHION = 'usr/share/datasets/fashion-mnist'
const DIGITS = 'usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz'

/** Fashion-MNIST's training part, 60,000 pictures of 28 × 28 in ten classes (Zalando, MIT), from the package dataset-fashion-mnist. */
export function fashionMnist(): Images {
  const name = 'Fashion-MNIST'
  const images = find(`${FASHION}/train-images-idx3-ubyte.gz`)
  const labels = find(`${FASHION}/train-labels-idx1-ubyte.gz`)
  if (images === null || labels === null) return missing(name, 'dataset-fashion-mnist')
  const pixels = gunzipSync(readFileSync(images)).subarray(16)
  const classes = Int32Array.from(gunzipSync(readFileSync(labels)).subarray(8))
  return {
    name,
    set: { x: Float32Array.from(pixels, (pixel) => pixel / 255), labels: classes, inputs: 784, classes: 10 },
  }
}

/** Handwritten digits, 1,797 pictures of 8 × 8 (UCI), from the package python3-sklearn. */
export function digits(): Images {
  const name = 'digits'
  const file = find(DIGITS)
  if (file === null) return missing(name, 'python3-sklearn')
  const rows = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number))
  const x = Float32Array.from(rows.flatMap((row) => row.slice(0, 64).map((pixel) => pixel / 16)))
  return { name, set: { x, labels: Int32Array.from(rows, (row) => row[64] ?? 0), inputs: 64, classes: 10 } }
}

function missing(name: string, debian: string): Images {
  return {
    name,
    missing: `${name} is not here. Install Debian's ${debian}, or unpack it and set COLOPHON_BENCH_DATA to the folder: apt-get download ${debian}; dpkg -x ${debian}_*.deb FOLDER.`,
  }
}

function find(path: string): string | null {
  return ROOTS.map((root) => join(root, path)).find((file) => existsSync(file)) ?? null
}
