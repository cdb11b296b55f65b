#!/usr/bin/env bash
# package.sh [--from FOLDER]: the .deb and its SBOM in build/package, for `./dev package`.
# --from packages what is built in FOLDER already, in whatever way that was; without it, the program is built for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
here=packaging
out=$PWD/build/package
build=$out/build
# One moment for all that a package dates: of its sources, so that the same sources make the same bits.
# Without their history, the release's day.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null ||
  date -u -d "$(sed -n 's/.*<release .* date="\([0-9-]*\)".*/\1/p' $here/*.metainfo.xml | head -n 1)" +%s)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022
mkdir -p "$out"

if [ "${1:-}" = --from ]; then
  build=$(realpath "$2")
else
  mkdir -p "$build"
  cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="${CXX:-clang++-19}" -DCMAKE_BUILD_TYPE=Release \
    -DPH_DISTRIBUTED=ON -DPH_TESTS=OFF -DPH_BENCH=OFF >"$out/cmake.log" 2>&1 || { cat "$out/cmake.log" >&2; exit 1; }
fi
targets=(pilothouse manual icons)
grep -q '^build completions: ' "$build/build.ninja" && targets+=(completions)
cmake --build "$build" --target "${targets[@]}"
version=$("$build/app/pilothouse" --version | cut -d' ' -f2)

maintainer=$(sed -n 's/^PH_MAINTAINER:STRING=//p' "$build/CMakeCache.txt")
gzip -9 -n >"$build/changelog.gz" <<END
pilothouse ($version) unstable; urgency=medium

  * Built from commit $(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown).

 -- $maintainer  $(date -R -d "@$SOURCE_DATE_EPOCH")
END
python3 $here/sbom.py "$build" >"$build/pilothouse.cdx.json"

rm -f "$out"/*.deb
(cd "$build" && cpack -G DEB -B "$out" >"$out/cpack.log" 2>&1) || { cat "$out/cpack.log" >&2; exit 1; }
rm -rf "$out/_CPack_Packages"
cp "$build/pilothouse.cdx.json" "$out"
(cd "$out" && sha256sum -- *.deb *.cdx.json)
