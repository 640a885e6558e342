#!/usr/bin/env bash
# Builds two revisions of vmbench, measures them in one run, each case with both in turn, and says whether head is slower than the
# gates allow: what bench.yml does, on any machine.
#
#   .github/bench.sh BASE [HEAD]     exits with 3 if a gate says regression, with 1 if something went wrong
#
# GATES       gates, separated by commas (default: sec/op<5%,encoded-B<0%)
# OUT         directory for the run, table.txt and comment.md (default: bench-out); it must not be there
# FLAGS       further flags of vmbench compare --git, such as: --filter workload:order --rounds 20
# VMBENCH     the program that compares (default: built from what is checked out)
set -euo pipefail
cd "$(dirname "$0")/.."

base=${1:?"which revision is the base? usage: .github/bench.sh BASE [HEAD]"}
head=${2:-HEAD}
out=${OUT:-bench-out}
IFS=, read -ra gates <<< "${GATES:-sec/op<5%,encoded-B<0%}"
read -ra flags <<< "${FLAGS:-}"

bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
# Without the directory in it, the program shares what is compiled with the builds of the revisions.
vmbench=${VMBENCH:-$bin/vmbench}
[ -n "${VMBENCH:-}" ] || go build -trimpath -o "$vmbench" ./cmd/vmbench

mkdir "$out"
code=0
"$vmbench" compare --git --out "$out/run" --progress plain ${flags[@]+"${flags[@]}"} "$base" "$head" > "$out/table.txt" || code=$?
cat "$out/table.txt"
[ -e "$out/run/bench.txt" ] || exit "$code" # nothing was measured

publish=(--annotations --comment-file "$out/comment.md" --export "junit=$out/gates.xml")
for gate in "${gates[@]}"; do publish+=(--gate "$gate"); done
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then publish+=(--github-summary); fi
"$vmbench" publish "${publish[@]}" "$out/run" || code=$((code ? code : $?))
exit "$code"
