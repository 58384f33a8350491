import { SideBlock } from '#app/_ui/columns.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatBytes } from '#app/_ui/format.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { MadeByRun } from '#db/queries/list-made-by-run.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { NamedVersion } from './inputs-section.tsx'

/** What a run made, on what it ran, its seeds, code and files. A file that is kept here stands among the files alone. */
export function RunSide({ run, made }: { run: PublicRun; made: readonly MadeByRun[] }) {
  const { artifacts, environment, engine, seeds, code } = run
  const files = new Set(artifacts.map(({ digest }) => digest))
  const outputs = run.outputs.filter(({ version, digest }) => version !== null || digest === null || !files.has(digest))
  return (
    <>
      <SideBlock title="What it made">
        {outputs.length + made.length === 0 && (
          <p className="second m-0">
            {artifacts.length === 0 ? 'Nothing is recorded.' : 'No version; its files are below.'}
          </p>
        )}
        {made.map(({ path, label, status }) => (
          <p key={`${path} ${label}`} className="m-0 mt-2">
            <a href={versionHref(path, label)}>{`${path} ${label}`}</a>
            {status !== 'published' && <span className="second">{`, ${status}`}</span>}
          </p>
        ))}
        {outputs.map((output, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an output may be there twice, and the list never changes its order
          <p key={place} className="m-0 mt-2">
            <NamedVersion version={output.version} name={output.name} />
            <br />
            <Pinned digest={output.version?.digest ?? output.digest} />
          </p>
        ))}
      </SideBlock>
      <SideBlock title="Made with">
        <Facts
          values="end"
          facts={[
            { term: 'engine', value: engine === null ? 'elsewhere' : `ours, ${engine.version}` },
            ...(engine === null ? [] : [{ term: 'on', value: `Node ${engine.node}, ${engine.arch}` }]),
            ...Object.entries(environment).map(([term, value]) => ({ term, value })),
            {
              term: 'code',
              value: code === null ? 'not named' : <a href={code.repository}>{code.commit.slice(0, 12)}</a>,
            },
            ...seedFacts(seeds),
          ]}
        />
        {engine !== null && (
          <p className="small second m-0 mt-2">
            kernel <DigestChip digest={engine.kernelDigest} look="bare" />
          </p>
        )}
      </SideBlock>
      <SideBlock title="Files">
        {artifacts.length === 0 && <p className="second m-0">None is recorded.</p>}
        {artifacts.map(({ name, digest, bytes, url }) => (
          <p key={`${name} ${digest}`} className="m-0 mt-2">
            <FileName
              name={name}
              href={url ?? (run.executor === 'registry' ? `/api/v1/runs/${run.id}/files/${digest}` : null)}
            />
            {bytes !== null && <span className="second">{` ${formatBytes(bytes)}`}</span>}
            <br />
            <DigestChip digest={digest} />
          </p>
        ))}
      </SideBlock>
      <SideBlock title="More of it">
        <p className="m-0">
          <a href={`/runs/compare?a=${run.id}`}>Beside another run</a>
        </p>
        <p className="m-0 mt-2">
          <a href={`/api/v1/runs/${run.id}`}>The whole record (JSON)</a>
        </p>
        <p className="m-0 mt-2">
          <a href={`/api/v1/runs/${run.id}/metrics`}>Its numbers</a>
        </p>
        <p className="m-0 mt-2">
          <a href={`/api/v1/runs/${run.id}/trace`}>Its digests by step</a>
        </p>
      </SideBlock>
    </>
  )
}

function FileName({ name, href }: { name: string; href: string | null }) {
  return href === null ? name : <a href={href}>{name}</a>
}

function Pinned({ digest }: { digest: string | null }) {
  return digest === null ? <span className="second">no digest</span> : <DigestChip digest={digest} />
}

function seedFacts(seeds: PublicRun['seeds']) {
  const entries = Object.entries(seeds)
  if (entries.length === 0) return [{ term: 'seed', value: 'not recorded' }]
  return entries.map(([stream, seed]) => ({ term: `seed, ${stream}`, value: String(seed) }))
}
