#!/usr/bin/env bash
# twice.sh [TARGET…]: builds the committed sources twice, in folders of different names and depths, at different times
# and under another language and time zone, and compares the bits, for `./dev package --twice`. Of the whole package, or
# of some libraries only, where targets are named: `twice.sh ph_values ph_pack`. Two builds from nothing: without targets
# that takes as long as two builds of the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH CCACHE_DISABLE=1 # what another build made would be equal to itself
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # FOLDER [TARGET…]
  local folder=$1
  shift
  mkdir -p "$folder"
  git archive HEAD | tar -x -C "$folder"
  if [ $# -eq 0 ]; then
    "$folder/packaging/package.sh" >/dev/null
  else
    mkdir -p "$folder/build"
    cmake -S "$folder" -B "$folder/build/package/build" -G Ninja -DCMAKE_CXX_COMPILER="${CXX:-clang++-19}" \
      -DCMAKE_BUILD_TYPE=Release -DPH_DISTRIBUTED=ON -DPH_TESTS=OFF -DPH_BENCH=OFF >/dev/null
    cmake --build "$folder/build/package/build" --target "$@" >/dev/null
  fi
}

made() { # FOLDER: what is compared, by digest
  (cd "$1/build/package" && find . \( -name '*.a' -o -name '*.o' -o -name '*.deb' -o -name '*.cdx.json' \) -type f \
    -exec sha256sum {} + | sort -k 2)
}

first=$work/a second=$work/somewhere/quite/else
LC_ALL=C TZ=UTC build "$first" "$@"
sleep 2 # so that clocks differ by more than what files keep of them
LC_ALL=C.UTF-8 TZ=Asia/Shanghai build "$second" "$@"
made "$first" >"$work/first"
[ -s "$work/first" ]
made "$second" >"$work/second"
if ! diff "$work/first" "$work/second"; then
  echo "Not the same bits." >&2
  exit 1
fi
grep -E '\.(a|deb|json)$' "$work/first" || true
echo "The same bits twice: $(wc -l <"$work/first") files."
