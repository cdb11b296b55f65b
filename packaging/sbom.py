#!/usr/bin/env python3
"""sbom.py [--listed [--modules MANIFEST]] BUILD: what the program of a build is made of, as CycloneDX 1.5 JSON on stdout.

Nothing is listed by hand that can be asked for: libraries are what the program, its libraries, and the plugins of Qt in
their packages name as NEEDED, headers are what the compiler read (ninja's record of it), versions and licences are those
of the Debian packages that these files belong to. By hand are only the licences of components.json and below, where
Debian's short names are no SPDX expressions, and what is no package. Ends with 1 where a file belongs to no package.

--listed: where no Debian can be asked, it is what components.json lists, in the versions that CMake found (BUILD's
versions.json), and, of a Flatpak, in those of the modules of its manifest.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What the program itself is made of, in packages of Debian or in none, with licences as they are read in each one's own files.
LISTED = json.loads((ROOT / "packaging" / "components.json").read_text())

# By Debian source package; beside the listed, what compilers and systems bring.
LICENCES = {source: each["licence"] for each in LISTED for source in each.get("debian", [])} | {
    "gcc-12": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "glibc": "LGPL-2.1-or-later",
    "libglvnd": "MIT",
    "linux": "GPL-2.0-only WITH Linux-syscall-note",
    "llvm-toolchain-19": "Apache-2.0 WITH LLVM-exception",
}

# Kinds of Qt's plugins that a program with windows loads, where they are in a package that it needs anyway: of those in
# other packages it needs none. Platforms by name, for the others are of machines without a desktop.
PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "xcbglintegrations/", "platforminputcontexts/",
           "iconengines/", "imageformats/", "printsupport/", "networkinformation/", "tls/")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def owners():
    """Every file of an installed package -> the package, with its architecture where dpkg tells them apart."""
    owner = {}
    for listing in Path("/var/lib/dpkg/info").glob("*.list"):
        for path in listing.read_text(errors="replace").splitlines():
            owner.setdefault(path, listing.stem)
    return owner


def owner_of(path, owner):
    """None: no package's. /lib is /usr/lib, and dpkg knows a file by one of the two names."""
    for name in (os.path.realpath(path), os.path.normpath(path)):
        for spelled in (name, name.removeprefix("/usr"), "/usr" + name):
            if spelled in owner:
                return owner[spelled]
    return None


def needed(file):
    """(names that an ELF file needs)"""
    return re.findall(r"\(NEEDED\)\s+Shared library: \[(.+?)\]", output("readelf", "-dW", file))


def libraries(start):
    """Name -> (file, names it needs) of all that is loaded with what needs the names of `start`."""
    files = {}
    for line in output("ldconfig", "-p").splitlines():
        if found := re.match(r"\s+(\S+) \((.*)\) => (\S+)", line):
            if "x86-64" in found[2] or "AArch64" in found[2]:
                files.setdefault(found[1], found[3])
    loaded, waiting = {}, list(start)
    while waiting:
        name = waiting.pop()
        if name in loaded:
            continue
        if name not in files:
            sys.exit(f"sbom.py: {name} is needed and not installed")
        loaded[name] = (files[name], needed(files[name]))
        waiting += loaded[name][1]
    return loaded


def plugins(owner, of):
    """Name ("platforms/libqxcb.so") -> file of the plugins of Qt in these packages that the program may load."""
    found = {}
    for path, package in owner.items():
        place = re.search(r"/qt6/plugins/([^/]+/[^/]+\.so)$", path)
        if place and package in of and place[1].startswith(PLUGINS):
            found[place[1]] = path
    return found


def loaded_with(program, owner, package_of):
    """(libraries, plugins) of a program as above. Plugins bring libraries, and their packages more plugins."""
    loaded, found, more = libraries(needed(program)), {}, True
    while more:
        known = len(found)
        found = plugins(owner, {package_of(file) for file, _ in loaded.values()})
        loaded = libraries([name for file in (program, *found.values()) for name in needed(file)])
        more = len(found) > known
    return loaded, found


def headers(build):
    """What the compiler read for the program, tests left out, beside the sources and what is made of them."""
    read, counts = set(), False
    for line in output("ninja", "-C", str(build), "-t", "deps").splitlines():
        if line.startswith("    "):
            if counts:
                read.add(line.strip())
        else:
            counts = not line.startswith(("tests/", "app/CMakeFiles/pilothouse_shots"))
    inside = (str(ROOT) + "/", str(build) + "/")
    return {path for path in read if path.startswith("/") and not path.startswith(inside)}


def packages(names):
    """Package -> its version, architecture, source and home page."""
    fields = ("binary:Package", "Package", "Version", "Architecture", "source:Package", "Homepage")
    form = "\\t".join("${%s}" % field for field in fields) + "\\n"
    known = {}
    for line in output("dpkg-query", "-W", "-f", form, *sorted(names)).splitlines():
        full, package, version, architecture, source, homepage = line.split("\t")
        known[full] = {"package": package, "version": version, "architecture": architecture, "source": source,
                       "homepage": homepage}
    return known


def debian_licences(package):
    """The names in a package's own copyright file, without those of its packaging; where it is free text: that."""
    path = Path(f"/usr/share/doc/{package}/copyright")
    names = []
    for paragraph in re.split(r"\n\s*\n", path.read_text(errors="replace")) if path.exists() else []:
        files = re.search(r"^Files:\s*(.+)", paragraph, re.M)
        licence = re.search(r"^License:[ \t]*(\S.*)", paragraph, re.M)
        if files and licence and not files[1].startswith("debian/") and licence[1].strip() not in names:
            names.append(licence[1].strip())
    return names or [f"see /usr/share/doc/{package}/copyright"]


def component(about, kind):
    package, version = about["package"], about["version"]
    purl_version = version.replace(":", "%3A").replace("+", "%2B").replace("~", "~")
    if about["source"] in LICENCES:
        licences = [{"expression": LICENCES[about["source"]]}]
    else:
        licences = [{"license": {"name": name}} for name in debian_licences(package)]
    made = {
        "type": "library",
        "bom-ref": package,
        "name": package,
        "version": version,
        "scope": "required",
        "licenses": licences,
        "purl": f"pkg:deb/debian/{package}@{purl_version}?arch={about['architecture']}&distro=debian-12",
        "properties": [{"name": "pilothouse:source", "value": about["source"]},
                       {"name": "pilothouse:use", "value": kind}],
    }
    if about["homepage"]:
        made["externalReferences"] = [{"type": "website", "url": about["homepage"]}]
    return made


def listed(each, version):
    """A component of components.json in its own right. Without a version where it is empty."""
    made = {
        "type": "data" if each["use"] == "files compiled in" else "library",
        "bom-ref": each["id"],
        "name": each["id"],
        "scope": "optional" if each["use"] == "loaded where its user names it" else "required",
        "licenses": [{"expression": each["licence"]}],
        "purl": each["purl"],
        "properties": [{"name": "pilothouse:use", "value": each["use"]}],
        "externalReferences": [{"type": "website", "url": each["homepage"]}],
    }
    if version:
        made |= {"version": version, "purl": f"{each['purl']}@{version}"}
    return made


def bill(build):
    program = build / "app" / "pilothouse"
    owner = owners()

    def package_of(path):
        found = owner_of(path, owner)
        if not found:
            sys.exit(f"sbom.py: {path} belongs to no package")
        return found

    loaded, found = loaded_with(program, owner, package_of)
    holder = {name: package_of(file) for name, (file, _) in loaded.items()}
    direct = {holder[name] for name in needed(program)}
    edges = {package: set() for package in holder.values()}
    for name, (_, wants) in loaded.items():
        edges[holder[name]] |= {holder[other] for other in wants} - {holder[name]}
    for file in found.values():
        package = package_of(file)
        edges[package] |= {holder[other] for other in needed(file)} - {package}

    known = packages(set(edges))
    full = {about["package"]: name for name, about in known.items()} | {name: name for name in known}
    files_of = {}
    for name in loaded:
        files_of.setdefault(full[holder[name]], []).append(name)
    plugins_of = {}
    for name, file in found.items():
        plugins_of.setdefault(full[package_of(file)], []).append(name)
    linked_sources = {about["source"] for about in known.values()}
    read = packages({package_of(path) for path in headers(build)})
    # Headers of a library that is linked anyway are told with it.
    compiled = [about for about in read.values() if about["source"] not in linked_sources]

    components = []
    for name, about in known.items():
        made = component(about, "linked" if name in {full[one] for one in direct} else "brought by a library")
        made["properties"] += [{"name": "pilothouse:library", "value": file} for file in sorted(files_of[name])]
        made["properties"] += [{"name": "pilothouse:plugin", "value": plugin}
                               for plugin in sorted(plugins_of.get(name, []))]
        components.append(made)
    components += [component(about, "headers compiled in") for about in compiled]
    components.sort(key=lambda made: made["name"])
    others = [listed(each, each.get("version", "")) for each in LISTED if "debian" not in each]
    components += others

    def ref(name):
        return known[full[name]]["package"]

    depends = [{"ref": "pilothouse",
                "dependsOn": sorted({ref(name) for name in direct} | {about["package"] for about in compiled}
                                    | {other["bom-ref"] for other in others})}]
    depends += sorted(({"ref": ref(name), "dependsOn": sorted({ref(one) for one in wants})}
                       for name, wants in edges.items()), key=lambda edge: edge["ref"])

    return document(components, depends)


def modules(manifest):
    """Name -> (address, tag) of what a Flatpak's manifest builds from elsewhere."""
    form = r"^  - name: (\S+).*?url: '(\S+?)(?:\.git)?', tag: (\S+?)\}"
    return {name: (address, tag) for name, address, tag in re.findall(form, manifest.read_text(), re.M | re.S)}


def listed_bill(build, manifest):
    """manifest: of a Flatpak, or None."""
    found = json.loads((build / "versions.json").read_text())
    bundled = modules(manifest) if manifest else {}
    components = []
    for each in LISTED:
        address, tag = bundled.get(each["id"], ("", ""))
        version = re.search(r"[\d.]+\d", tag)[0] if tag else each.get("version") or found.get(each["id"], "")
        made = listed(each, version)
        if "versions" in each:
            made["properties"].append({"name": "pilothouse:versions", "value": each["versions"]})
        if tag:
            made["properties"].append({"name": "pilothouse:module", "value": each["id"]})
            made["externalReferences"].append({"type": "vcs", "url": address})
            if address.startswith("https://github.com/"):
                made["purl"] = f"pkg:github/{address.removeprefix('https://github.com/').lower()}@{tag}"
        components.append(made)
    return document(components, [{"ref": "pilothouse", "dependsOn": sorted(each["id"] for each in LISTED)}])


def document(components, depends):
    version = re.search(r"^project\(Pilothouse VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text(), re.M)[1]
    made_at = int(os.environ.get("SOURCE_DATE_EPOCH", "0")) or int(datetime.datetime.now().timestamp())
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(made_at, datetime.timezone.utc).strftime(
                "%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "pilothouse", "name": "pilothouse", "version": version,
                          "licenses": [{"expression": "GPL-3.0-or-later"}], "purl": f"pkg:generic/pilothouse@{version}"},
        },
        "components": components,
        "dependencies": depends,
    }
    # Of the contents, so that equal ones are equal to the byte.
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))
    return {"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "serialNumber": f"urn:uuid:{number}"} | made


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--listed", action="store_true")
    words.add_argument("--modules", type=Path, metavar="MANIFEST")
    words.add_argument("build", type=lambda given: Path(given).resolve())
    asked = words.parse_args()
    made = listed_bill(asked.build, asked.modules) if asked.listed else bill(asked.build)
    print(json.dumps(made, indent=1, ensure_ascii=False))
