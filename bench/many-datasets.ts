import pg from 'pg'

/** Fills the registry with so many datasets of one published version each, written straight by SQL; then lets Postgres look at them. */
export async function fillWithDatasets(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into organizations (slug, name) select 'bench-' || n, 'Bench ' || n from generate_series(0, 199) n`,
  )
  await client.query(DATASETS, [count])
  await client.query(VERSIONS)
  await client.query(`update datasets set current_version_id = versions.id from versions
    where versions.dataset_id = datasets.id and datasets.path like 'bench-%'`)
  await client.query('vacuum analyze')
  await client.end()
}

const DATASETS = `
  insert into datasets (organization_id, path, title, description, modalities, languages, creators, publisher, keywords, links, citation,
    evidence, kept, state, license_expression, license_family, license_has_evidence, shown_modalities, shown_languages, search_words, newest_on)
  select o.id, o.slug || '/set-' || n, 'Set ' || n || ' of ' || w.word, 'A corpus of ' || w.word || ' collected for benchmark ' || n || '. '
      || repeat('It has documents, sources, licences and a history. ', 6),
    '{text}', array[l.tag], '[{"name":"Bench","kind":"organization","orcid":null,"affiliation":""}]', '', array[w.word], '[]', '', '{}', '{}',
    'published', f.expression, f.family::license_family, case when n % 3 = 0 then 'yes' else 'no' end, '{text}', array[l.tag], w.word || ' ' || n,
    date '2026-01-01' - n % 900
  from generate_series(1, $1::int) n
  join organizations o on o.slug = 'bench-' || (n % 200)
  join (values (0, 'whales'), (1, 'law'), (2, 'patents'), (3, 'weather'), (4, 'speech'), (5, 'maps'), (6, 'letters')) w (k, word) on w.k = n % 7
  join (values (0, 'en'), (1, 'fr'), (2, 'de'), (3, 'sw'), (4, 'ar')) l (k, tag) on l.k = n % 5
  join (values (0, 'CC-BY-4.0', 'open'), (1, 'CC-BY-SA-4.0', 'open-with-conditions'), (2, 'NOASSERTION', 'unknown'), (3, 'CC-BY-NC-4.0', 'restricted'))
    f (k, expression, family) on f.k = n % 4`

const VERSIONS = `
  insert into versions (dataset_id, label, status, reason, release_date, description, record_sets, languages, modalities, amounts, hosts, identifiers,
    evidence, file_count, license_expression, license_kind, license_family, digest, sequence, published_at)
  select id, '1.0.0', 'published', 'The first version.', '2026-01-01', '', '[]', shown_languages, '{text}', '[]', '[]', '[]', '{}', 0,
    license_expression, 'declared', license_family, 'sha256:' || encode(sha256(path::bytea), 'hex'), 1, now()
  from datasets where path like 'bench-%'`
