#!/usr/bin/env bash
# The wheel on every Python at hand and with the oldest of what it depends on: the results must be the same to the byte.
#     tests/compat.sh [python3.12 …]      `make compat`; needs uv
# Each interpreter parses the fixtures under two hash seeds, in an environment outside of the checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fixtures=$PWD/tests/fixtures
[ $# -gt 0 ] || set -- python3.11 python3.12 python3.13 python3.14

parse='
import datetime, hashlib, pathlib, sys, rupress
assert "site-packages" in rupress.__file__, rupress.__file__
total, at = hashlib.sha256(), datetime.datetime.fromisoformat("2024-05-20T12:00:00+03:00")
for page in sorted(pathlib.Path(sys.argv[1]).glob("*/*/page.*")):
    total.update(rupress.to_json(rupress.parse(page.read_bytes(), fetched_at=at)).encode())
print(total.hexdigest())'

uv build --quiet --wheel --out-dir "$scratch/dist" .
wheel=$(echo "$scratch"/dist/rupress-*.whl)
first=
for python in "$@" lowest; do
    name=$(basename "$python")
    [ "$python" != lowest ] || python=$first
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { echo "$name: not here"; continue; }
    first=${first:-$python}
    uv venv --quiet --python "$("$python" -c 'import sys; print(sys.executable)')" "$scratch/$name"
    if [ "$name" = lowest ]; then # the bounds of pyproject.toml themselves, which the wheel's own are to be
        uv pip compile --quiet --resolution lowest-direct --python "$scratch/$name/bin/python" --extra cli --extra arrow \
            --extra warc pyproject.toml > "$scratch/lowest.txt"
        uv pip install --quiet --python "$scratch/$name/bin/python" -r "$scratch/lowest.txt"
    fi
    uv pip install --quiet --python "$scratch/$name/bin/python" "$wheel[cli,arrow,warc]"
    for seed in 0 7; do
        (cd "$scratch" && PYTHONHASHSEED=$seed "$name/bin/python" -c "$parse" "$fixtures") > "$scratch/$name.$seed"
        echo "$(cat "$scratch/$name.$seed") $name, hash seed $seed"
    done
done
[ "$(cat "$scratch"/*.[07] | sort -u | wc -l)" = 1 ] || { echo "results differ" >&2; exit 1; }
