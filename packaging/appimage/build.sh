#!/usr/bin/env bash
# build.sh BUILD: build/package/AppDir from a program that `./dev package` built (build/package/build), and an AppImage
# of it where linuxdeploy and its plugin for Qt are in PATH; Debian has neither. To run on Debian 12 and what is newer:
# an AppImage brings everything but glibc.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=${1:?BUILD is missing}
root=build/package/AppDir
rm -rf "$root"
DESTDIR=$PWD/$root cmake --install "$build" --prefix /usr --strip >/dev/null
version=$("$root/usr/bin/pilothouse" --version | cut -d' ' -f2)
ln -sf usr/share/applications/pilothouse.desktop usr/share/icons/hicolor/scalable/apps/pilothouse.svg "$root/"
ln -sf pilothouse.svg "$root/.DirIcon"

if ! command -v linuxdeploy >/dev/null; then
  echo "$root is ready; linuxdeploy, which makes an AppImage of it, is not here." >&2
  exit 3
fi
# Fonts are the system's; Wayland is its XWayland's where the plugin of Qt does not bring more.
export QMAKE=${QMAKE:-/usr/bin/qmake6} EXTRA_QT_PLUGINS=svg
export LINUXDEPLOY_OUTPUT_VERSION=$version LDAI_OUTPUT=build/package/pilothouse-$version-$(uname -m).AppImage
linuxdeploy --appdir "$root" --executable "$root/usr/bin/pilothouse" \
  --desktop-file "$root/usr/share/applications/pilothouse.desktop" --plugin qt --output appimage
