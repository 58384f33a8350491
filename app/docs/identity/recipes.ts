/** Reads the JSON answer about a version and prints the digest of its record. A test runs it. */
export const RECORD_DIGEST_PY = `import hashlib, json, sys

record = json.load(sys.stdin)["record"]
text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
print("sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest())
`

/** Reads lines of an id, a tab and the sha256 of the record's content, and prints the set digest. A test runs it. */
export const SET_DIGEST_PY = `import hashlib, sys

def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

buckets = [[] for _ in range(4096)]
for line in sys.stdin:
    id, digest = line.rstrip("\\n").split("\\t")
    leaf = sha(id + "\\n" + digest)
    buckets[int(leaf[:3], 16)].append(leaf)
print("sha256:" + sha("".join(sha("".join(sorted(leaves))) for leaves in buckets)))
`

/** Reads the JSON answer about a version and prints its files as sha256sum -c reads them. A test runs it. */
export const FILE_SUMS_PY = `import json, sys

for file in json.load(sys.stdin)["record"]["files"]:
    if file["sha256"]:
        print(file["sha256"], "", file["path"])
`

/** The canonical bytes of a version's record through sha256sum: the digest, without its prefix. */
export function digestInShell(site: string): string {
  return `DIGEST=sha256:…
curl -s -H 'Accept: application/vnd.colophon.record+json' \\
  ${site}/api/v1/versions/$DIGEST | sha256sum`
}

/** The same digest, worked out from the record in the JSON answer. */
export function digestInPython(site: string): string {
  return `curl -s ${site}/api/v1/versions/$DIGEST | python3 record-digest.py`
}

/** Every file of a version on this disk, checked with its digest. */
export function filesInShell(site: string): string {
  return `curl -s ${site}/api/v1/versions/$DIGEST | python3 file-sums.py | sha256sum -c`
}
