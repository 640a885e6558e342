#!/usr/bin/env bash
# Compares the benchmarks of a Go package at two revisions, for a repository of your own. Copy it into the repository.
#
#   bench.sh BASE [HEAD]     exits with 3 if a gate says regression, with 1 if something went wrong
#
# Both test programs are built first and run in turn, COUNT times each, every time in a fresh process and the one that begins alternating: what the machine
# does meanwhile, it does to both.
#
# PACKAGE   the package with the benchmarks (default: .)
# BENCH     which benchmarks (default: .)
# COUNT     runs of each (default: 20)
# TIME      time of each benchmark in a run (default: 100ms)
# GATES     gates, separated by commas (default: sec/op<5%,allocs/op<0%)
# OUT       directory for base.txt, head.txt, comment.md, metrics.txt and gates.xml (default: bench-out); it must not be there
# VMBENCH   the command (default: go run of the latest version)
set -euo pipefail

# shellcheck disable=SC2034 # it is used by its name
base=${1:?"which revision is the base? usage: bench.sh BASE [HEAD]"}
# shellcheck disable=SC2034
head=${2:-HEAD}
package=${PACKAGE:-.}
out=${OUT:-bench-out}
IFS=, read -ra gates <<< "${GATES:-sec/op<5%,allocs/op<0%}"
read -ra vmbench <<< "${VMBENCH:-go run github.com/vmbench/vmbench/cmd/vmbench@latest}"
cd "$(git rev-parse --show-toplevel)"
mkdir "$out"
out=$(cd "$out" && pwd)

trees=$(mktemp -d)
cleanup() {
  for side in base head; do git worktree remove --force "$trees/$side" 2> /dev/null || true; done
  rm -rf "$trees"
}
trap cleanup EXIT
for side in base head; do
  git worktree add --quiet --detach "$trees/$side" "${!side}"
  (cd "$trees/$side/$package" && go test -c -trimpath -o "$trees/$side.test" .)
done

run() { # in the directory of the package, where its test data is
  (cd "$trees/$1/$package" && "$trees/$1.test" -test.run='^$' -test.bench="${BENCH:-.}" -test.benchmem \
    -test.benchtime="${TIME:-100ms}" -test.count=1) >> "$out/$1.txt"
}
for ((i = 0; i < ${COUNT:-20}; i++)); do
  if ((i % 2)); then run base && run head; else run head && run base; fi
done

publish=(--comment-file "$out/comment.md" --export "openmetrics=$out/metrics.txt" --export "junit=$out/gates.xml")
for gate in "${gates[@]}"; do publish+=(--gate "$gate"); done
if [ -n "${GITHUB_ACTIONS:-}" ]; then publish+=(--annotations --github-summary); fi
"${vmbench[@]}" publish "${publish[@]}" "base=$out/base.txt" "head=$out/head.txt"
