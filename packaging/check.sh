#!/usr/bin/env bash
# check.sh [FOLDER]: installs the .deb of build/package in a clean Debian 12 of its own and uses it there, for
# `./dev package --check`. As root; packages come from where this machine's apt gets its own. The log of each step and a
# picture of the window are in build/package/check. FOLDER: where that Debian is made and kept for a second call; without
# it, a temporary folder that goes again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Mounts of what follows are its own, and end with it.
[ "${PH_CHECK_APART:-}" ] || PH_CHECK_APART=1 exec unshare -m --propagation private "$0" "$@"
out=$PWD/build/package/check
deb=$(ls build/package/pilothouse_*.deb)
root=${1:-$(mktemp -d)/debian}
rm -rf "$out" && mkdir -p "$out"
[ -n "${1:-}" ] || trap 'umount -R "$root/proc" 2>/dev/null; rm -rf --one-file-system "$(dirname "$root")"' EXIT

step() { # NAME COMMAND…: says what is done; its output is told only where it failed
  local name=$1 log
  log=$out/$(echo "$1" | tr -c 'a-z0-9\n' -).log
  shift
  if "$@" >"$log" 2>&1; then echo "ok    $name"; else
    echo "FAILED $name" && tail -40 "$log"
    exit 1
  fi
}

inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 chroot "$root" "$@"; }
# A person without any rights, with a home of their own.
person=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/ada XDG_RUNTIME_DIR=/home/ada/run LC_ALL=C.UTF-8 TZ=UTC
  QT_QPA_PLATFORM=offscreen chroot --userspec=4000:4000 "$root")
person() { "${person[@]}" "$@"; }
install() { inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }

clean_debian() {
  [ -e "$root/etc/debian_version" ] && return
  local sites
  sites=$(apt-get indextargets --format 'deb $(SITE) $(RELEASE) $(COMPONENT)' 'Identifier: Packages' | grep -E ' bookworm[^ ]* main$')
  debootstrap --variant=minbase bookworm "$root" "$(echo "$sites" | awk '$3 == "bookworm" { print $2; exit }')"
  echo "$sites" >"$root/etc/apt/sources.list"
  cp /etc/hosts /etc/resolv.conf "$root/etc/"
  inside apt-get update -q
  mkdir -p "$root/home/ada/run" && chmod 700 "$root/home/ada/run" && chown -R 4000:4000 "$root/home/ada"
}

# Whoever has a desktop has these, and they read what the package brings.
a_desktop() { install shared-mime-info desktop-file-utils libglib2.0-bin hicolor-icon-theme; }

says_version() { [ "$(person pilothouse --version)" = "pilothouse $(dpkg-deb -f "$deb" Version)" ]; }

headless() {
  person rm -rf /home/ada/trial /home/ada/a.phpack
  person pilothouse sample create /home/ada/trial
  local in=(person pilothouse --workspace /home/ada/trial)
  "${in[@]}" sync
  "${in[@]}" runs --limit 3 | grep -q FINISHED
  "${in[@]}" plot --limit 3 --metric loss --offline --out /home/ada/loss.png # paints, with a font that is there
  local incident
  incident=$("${in[@]}" incident list | awk 'NR == 2 { print $1 }')
  "${in[@]}" pack export --incident "$incident" --out /home/ada/a.phpack
  "${in[@]}" pack verify /home/ada/a.phpack
  person pilothouse policy check /usr/share/doc/pilothouse/examples/policy.yaml
}

knows_its_files() {
  desktop-file-validate "$root/usr/share/applications/pilothouse.desktop"
  appstreamcli validate --no-net "$root"/usr/share/metainfo/*.metainfo.xml
  cp "$root/home/ada/a.phpack" "$root/home/ada/nameless"
  cp "$root/usr/share/doc/pilothouse/examples/policy.yaml" "$root/home/ada/our.policy.yaml"
  inside gio info -a standard::content-type /home/ada/a.phpack /home/ada/nameless /home/ada/our.policy.yaml | tee "$out/types"
  [ "$(grep -c 'application/vnd.pilothouse.pack+zip' "$out/types")" = 2 ]
  grep -q 'application/vnd.pilothouse.policy+yaml' "$out/types"
  inside gio mime x-scheme-handler/pilothouse | grep -q pilothouse.desktop
  inside gio mime application/vnd.pilothouse.pack+zip | grep -q pilothouse.desktop
  inside gio mime application/vnd.pilothouse.policy+yaml | grep -q pilothouse.desktop
}

# The window as a person without a window manager would see it, on an X server that paints into a file.
window() {
  local screen server app number
  screen=$(mktemp -d)
  exec 3<>"$screen/number"
  Xvfb -displayfd 3 -screen 0 1280x800x24 -fbdir "$screen" -nolisten tcp -ac >"$out/xvfb.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do number=$(cat "$screen/number") && [ -n "$number" ] && break || sleep 0.1; done
  mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  # Not in a shell of its own, which would take the signal in the program's place.
  "${person[@]}" env -u QT_QPA_PLATFORM "DISPLAY=:$number" pilothouse --workspace /home/ada/trial &
  app=$!
  # Until a screen is there, and not only the words that it is being opened.
  for _ in $(seq 120); do
    sleep 1
    python3 packaging/picture.py "$screen/Xvfb_screen0" "$out/window.png" || continue
    sleep 3
    python3 packaging/picture.py "$screen/Xvfb_screen0" "$out/window.png" && break
  done
  local alive=0
  kill -0 "$app" && alive=1
  kill -TERM "$app"
  wait "$app" && local ended=$? || local ended=$?
  kill "$server"
  wait "$server" || true
  umount "$root/tmp/.X11-unix"
  rm -rf "$screen"
  [ -e "$out/window.png" ] && [ "$alive" = 1 ] && [ "$ended" = 0 ]
}

removed() {
  inside env DEBIAN_FRONTEND=noninteractive apt-get purge -y -q pilothouse
  local left
  left=$(dpkg-deb -c "$deb" | awk '{ print $6 }' | sed 's/^\.//' | grep -v '/$' | while read -r file; do
    [ ! -e "$root$file" ] || echo "$file"; done)
  [ -z "$left" ] || { echo "left: $left"; return 1; }
}

size() {
  local bytes
  bytes=$(stat -c %s "$deb")
  echo "$bytes bytes"
  [ "$bytes" -le $((25 * 1000 * 1000)) ]
}

no_paths_of_here() { # of who built it: neither folders nor names
  ! dpkg-deb --fsys-tarfile "$deb" | tar -xO ./usr/bin/pilothouse | grep -a -c -F "$PWD/"
}

step "at most 25 MB" size
step "no folder of who built it" no_paths_of_here
step "lintian finds no error" lintian --allow-root --no-cfg --fail-on error "$deb"
step "a clean debian 12" clean_debian
mkdir -p "$root/proc" && mount -t proc proc "$root/proc"
cp "$deb" "$root/root/pilothouse.deb"
step "installs with what it depends on alone" install /root/pilothouse.deb
step "every library is there" inside sh -c '! ldd /usr/bin/pilothouse | grep "not found"'
step "says its version" says_version
step "does its tasks without a display" headless
step "a desktop reads what it brings" a_desktop
step "its files are known by name and by contents" knows_its_files
step "opens its window" window
step "leaves nothing behind when purged" removed
echo "Installed and used in Debian $(cat "$root/etc/debian_version"); the picture: $out/window.png"
