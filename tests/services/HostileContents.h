#pragma once

#include "tests/services/HostileArchives.h"

namespace ph::testing {

/// Manifests that say what no manifest says. Each is signed by the known key: whoever holds it is not trusted
/// with more.
inline void addHostileManifests(HostilePacks& all)
{
    const auto text = [&](const QByteArray& what, const QByteArray& manifest,
                          PackFlaw flaw = PackFlaw::Manifest) {
        all.push_back({"manifest: " + what, rawPackOf(manifest, goodParts()).bytes(), flaw});
    };
    const auto good = textOf(manifestJson(goodParts()));
    text("empty", "");
    text("no JSON", "pilothouse");
    text("cut", good.chopped(1));
    text("a list", "[]");
    text("a number", "1");
    text("null", "null");
    text("an empty object", "{}");
    text("a blank at the end", good + ' ');
    text("a line break at the end", good + '\n');
    text("a second one behind", good + good);
    text("a blank within", QByteArray(good).replace(":", ": "));
    text("a byte order mark", "\xef\xbb\xbf" + good);
    text("a comment", "/**/" + good);
    text("an escape that is not needed", QByteArray(good).replace("alerts.json", "\\u0061lerts.json"));
    text("no UTF-8", QByteArray(good).replace("Checkout", "Checkout\xff"));
    text("half a surrogate", QByteArray(good).replace("Checkout", "\\ud800"));
    text("a member twice", "{\"about\":{\"id\":\"1\",\"kind\":\"incident\",\"name\":\"\"}," + good.mid(1));
    text("entries twice", QByteArray(good).replace("\"entries\":", "\"entries\":[],\"entries\":"));
    text("members in another order",
         "{\"version\":1," + QByteArray(good).replace(",\"version\":1", "").mid(1));
    text("deep", QByteArray(100'000, '['));
    text("deep and closed", QByteArray(50'000, '[') + QByteArray(50'000, ']'));
    text("deep objects", QByteArray("{\"a\":").repeated(50'000));
    text("deep within", QByteArray(good).replace("\"42\"", QByteArray(20, '[') + QByteArray(20, ']')));
    text("huge", QByteArray(9 << 20, ' ') + good);
    text("a huge text", QByteArray(good).replace("Checkout", QByteArray(2'000, 'x')));
    text("of another format", QByteArray(good).replace("pilothouse-pack", "pilothouse-sack"));
    text("newer", QByteArray(good).replace("\"version\":1}", "\"version\":2}"), PackFlaw::Newer);
    text("far newer", QByteArray(good).replace("\"version\":1}", "\"version\":9007199254740992}"),
         PackFlaw::Newer);
    text("newer, with what nobody knows yet", R"({"chunks":[],"format":"pilothouse-pack","version":2})",
         PackFlaw::Newer);
    text("version zero", QByteArray(good).replace("\"version\":1}", "\"version\":0}"));
    text("a version below zero", QByteArray(good).replace("\"version\":1}", "\"version\":-1}"));
    text("half a version", QByteArray(good).replace("\"version\":1}", "\"version\":1.5}"));
    text("a version as text", QByteArray(good).replace("\"version\":1}", "\"version\":\"1\"}"));
    text("a newer schema", QByteArray(good).replace("\"version\":3}", "\"version\":4}"), PackFlaw::Newer);
    text("a far newer schema", QByteArray(good).replace("\"version\":3}", "\"version\":9007199254740992}"));
    text("schema version zero", QByteArray(good).replace("\"version\":3}", "\"version\":0}"));
    text("a schema without a name", QByteArray(good).replace("\"observed\"", "\"\""));
    text("an unknown kind", QByteArray(good).replace("\"incident\"", "\"accident\""));
    text("without an id", QByteArray(good).replace("\"42\"", "\"\""));
    text("an id as number", QByteArray(good).replace("\"42\"", "42"));
    text("no time", QByteArray(good).replace("2026-11-28T00:30:00.000Z", "yesterday"));
    text("a time in another zone", QByteArray(good).replace("00:30:00.000Z", "00:30:00.000+01:00"));
    const auto json = [&](const QByteArray& what, auto&& change) {
        auto manifest = manifestJson(goodParts());
        change(manifest);
        text(what, textOf(manifest));
    };
    for (const char* member : {"about", "entries", "format", "made", "made_by", "schemas", "version"})
        json(QByteArray("without ") + member, [=](nlohmann::json& manifest) { manifest.erase(member); });
    for (const char* member : {"bytes", "path", "sha256", "type"})
        json(QByteArray("an entry without ") + member,
             [=](nlohmann::json& manifest) { manifest["entries"][1].erase(member); });
    json("another member", [](nlohmann::json& manifest) { manifest["run"] = "rm -rf /"; });
    json("another member of an entry",
         [](nlohmann::json& manifest) { manifest["entries"][0]["mode"] = "0777"; });
    json("entries as object", [](nlohmann::json& manifest) { manifest["entries"] = {{"a", 1}}; });
    json("an entry as text", [](nlohmann::json& manifest) { manifest["entries"][0] = "alerts.json"; });
    const auto entry = [&](const QByteArray& what, const char* member, const nlohmann::json& value) {
        json(what, [=](nlohmann::json& manifest) { manifest["entries"][2][member] = value; });
    };
    entry("bytes below zero", "bytes", -716);
    entry("bytes beyond 4 GiB", "bytes", std::int64_t(1) << 33);
    entry("bytes that wrap", "bytes", 1e19);
    entry("half a byte", "bytes", 716.5);
    entry("bytes as text", "bytes", "716");
    entry("no digest", "sha256", "");
    entry("a short digest", "sha256", std::string(63, 'a'));
    entry("a digest in capitals", "sha256", std::string(64, 'A'));
    entry("a digest with a line break", "sha256", std::string(63, 'a') + "\n");
    entry("another algorithm", "sha256", "md5:" + std::string(60, 'a'));
    entry("no type", "type", "");
    entry("a type that is none", "type", "text");
    entry("a type with a parameter", "type", "text/html; charset=x");
    entry("a type with a line break", "type", "text/plain\n");
}

/// Manifest, signature and contents that do not belong together.
inline void addHostileContents(HostilePacks& all)
{
    const auto add = [&](const QByteArray& what, PackFlaw flaw, auto&& change) {
        auto pack = goodPack();
        change(pack);
        all.push_back({what, pack.bytes(), flaw});
    };
    const auto sign = [&](const QByteArray& what, auto&& change) {
        add("signature: " + what, PackFlaw::Signature, [&](RawZip& pack) {
            auto signature = signatureJson(pack.entries[0].data, knownKey());
            change(signature);
            pack.entries[1] = rawStored("signature.json", textOf(signature));
        });
    };
    sign("of another manifest", [](nlohmann::json& json) { json = signatureJson("{}", knownKey()); });
    sign("of the manifest without its kind", [](nlohmann::json& json) {
        json["signature"] = knownKey().sign(goodPack().entries[0].data).toBase64().toStdString();
    });
    sign("as another kind of statement", [](nlohmann::json& json) {
        json["signature"] =
            knownKey().sign("pilothouse.approval/v1\n" + goodPack().entries[0].data).toBase64().toStdString();
    });
    sign("a stranger's under the known key's name", [](nlohmann::json& json) {
        json["signature"] = signatureJson(goodPack().entries[0].data, keyOf(9))["signature"];
    });
    sign("a stranger's key under the known one's name", [](nlohmann::json& json) {
        const auto id = json["key"];
        json = signatureJson(goodPack().entries[0].data, keyOf(9));
        json["key"] = id;
    });
    sign("the known key under a stranger's name",
         [](nlohmann::json& json) { json["key"] = keyOf(9).id().toStdString(); });
    sign("of zeros",
         [](nlohmann::json& json) { json["signature"] = QByteArray(64, '\0').toBase64().toStdString(); });
    sign("empty", [](nlohmann::json& json) { json["signature"] = ""; });
    sign("too short",
         [](nlohmann::json& json) { json["signature"] = QByteArray(63, 'x').toBase64().toStdString(); });
    sign("no base64",
         [](nlohmann::json& json) { json["signature"] = "!" + json["signature"].get<std::string>(); });
    sign("a key of zeros", [](nlohmann::json& json) {
        json["public_key"] = publicKeyText(QByteArray(32, '\0')).toStdString();
        json["key"] = keyId(QByteArray(32, '\0')).toStdString();
    });
    sign("no key", [](nlohmann::json& json) { json.erase("public_key"); });
    sign("another member", [](nlohmann::json& json) { json["trusted"] = true; });
    sign("a list", [](nlohmann::json& json) { json = nlohmann::json::array(); });
    sign("a large one", [](nlohmann::json& json) { json["note"] = std::string(5'000, 'x'); });
    add("signature: no JSON", PackFlaw::Signature,
        [](RawZip& pack) { pack.entries[1] = rawStored("signature.json", "signed, Joe"); });
    add("signature: not canonical", PackFlaw::Signature,
        [](RawZip& pack) { pack.entries[1] = rawStored("signature.json", pack.entries[1].data + '\n'); });
    add("signature: of before the manifest was changed", PackFlaw::Signature, [](RawZip& pack) {
        pack.entries[0] =
            rawStored("manifest.json",
                      QByteArray(pack.entries[0].data).replace("Checkout is slow", "All is well here"));
    });
    const auto extra = rawStored("zz.txt", "evil");
    add("not listed: one more", PackFlaw::NotListed, [&](RawZip& pack) { pack.entries.push_back(extra); });
    add("not listed: one more in between", PackFlaw::NotListed,
        [](RawZip& pack) { pack.entries.insert(pack.entries.begin() + 3, rawStored("b.txt", "evil")); });
    add("not listed: one instead", PackFlaw::NotListed, [&](RawZip& pack) { pack.entries.back() = extra; });
    for (std::size_t at = 2; at < 5; ++at)
        add("missing: " + goodPack().entries[at].central.name, PackFlaw::Missing,
            [=](RawZip& pack) { pack.entries.erase(pack.entries.begin() + std::ptrdiff_t(at)); });
    add("missing: all", PackFlaw::Missing, [](RawZip& pack) { pack.entries.resize(2); });
    auto listed = goodParts();
    listed.push_back({"manifest.json", "{}"});
    all.push_back({"manifest: lists itself", rawPackOf(textOf(manifestJson(listed)), goodParts()).bytes(),
                   PackFlaw::Missing});
    listed = goodParts();
    std::swap(listed[0], listed[1]);
    all.push_back({"manifest: in another order", rawPackOf(listed).bytes(), PackFlaw::Manifest});
    listed = goodParts();
    listed.push_back(listed.back());
    all.push_back({"manifest: lists one twice", rawPackOf(textOf(manifestJson(listed)), goodParts()).bytes(),
                   PackFlaw::Manifest});
    RawZip unsignedPack;
    listed = {{"Signature.json", "{}"}};
    unsignedPack.entries = {rawStored("manifest.json", textOf(manifestJson(listed))),
                            rawStored("Signature.json", "{}")};
    all.push_back({"unsigned: what passes for a signature", unsignedPack.bytes(), PackFlaw::NameTwice});
    for (std::size_t at = 0; at < 3; ++at) {
        const auto part = goodParts()[at];
        const auto replaced = [&](const QByteArray& what, const RawEntry& entry, PackFlaw flaw) {
            add(what + ": " + part.path, flaw, [&](RawZip& pack) { pack.entries[at + 2] = entry; });
        };
        auto other = part;
        other.bytes[other.bytes.size() / 2] = 'X';
        replaced("contents: a byte", rawPart(other), PackFlaw::Contents);
        other.bytes = QByteArray(part.bytes.size(), 'X');
        replaced("contents: all others", rawPart(other), PackFlaw::Contents);
        other.bytes = part.bytes + 'X';
        replaced("size: one more", rawPart(other), PackFlaw::Size);
        other.bytes = part.bytes.chopped(1);
        replaced("size: one less", rawPart(other), PackFlaw::Size);
        other.bytes.clear();
        replaced("size: nothing", rawPart(other), PackFlaw::Size);
        auto entry = rawPart(part);
        entry.both([](RawHeader& header) { header.crc ^= 0x80; });
        replaced("contents: another checksum", entry, PackFlaw::Contents);
        entry = rawPart(part);
        entry.data[entry.data.size() / 2] = char(entry.data[entry.data.size() / 2] ^ 0x10);
        replaced("contents: damaged", entry, PackFlaw::Contents);
        const auto lied = [&](const QByteArray& bytes) { // a deflated entry that says it is the right one
            auto lie = rawDeflatedEntry(part.path, part.bytes);
            lie.data = rawDeflated(bytes);
            return lie.both([&](RawHeader& header) { header.packed = std::uint32_t(lie.data.size()); });
        };
        replaced("bomb: more comes out than it says", lied(part.bytes + QByteArray(3 << 20, 'X')),
                 PackFlaw::Bomb);
        replaced("contents: less comes out", lied(part.bytes.chopped(1)), PackFlaw::Contents);
        replaced("contents: nothing comes out", lied({}), PackFlaw::Contents);
        entry = rawDeflatedEntry(part.path, part.bytes);
        entry.data += "evil";
        entry.both([](RawHeader& header) { header.packed += 4; });
        replaced("contents: bytes behind its end", entry, PackFlaw::Contents);
        entry = rawDeflatedEntry(part.path, part.bytes);
        entry.data.chop(3);
        entry.both([](RawHeader& header) { header.packed -= 3; });
        replaced("contents: no end", entry, PackFlaw::Contents);
    }
}

/// What would become far more than it is.
inline void addBombs(HostilePacks& all)
{
    const auto bomb = [&](const QByteArray& what, const std::vector<PackPart>& parts, PackFlaw flaw) {
        all.push_back({"bomb: " + what, rawPackOf(parts).bytes(), flaw});
    };
    bomb("zeros", {{"zeros.txt", QByteArray(4 << 20, '\0'), "text/plain"}}, PackFlaw::Bomb);
    bomb("a letter", {{"a.txt", QByteArray(2 << 20, 'a'), "text/plain"}}, PackFlaw::Bomb);
    auto pack = goodPack(); // 4 GiB in what is not there
    pack.entries[3].both([](RawHeader& header) { header.bytes = 0xfffffff0; });
    all.push_back({"bomb: says 4 GiB", pack.bytes(), PackFlaw::Bomb});
    pack.entries[3].both([](RawHeader& header) {
        header.bytes = 5 << 20;
        header.packed = 0;
    });
    pack.entries[3].data.clear();
    all.push_back({"bomb: something of nothing", pack.bytes(), PackFlaw::Bomb});
    pack = goodPack();
    for (int i = 0; i < 20'000; ++i)
        pack.entries.push_back(rawStored("x" + QByteArray::number(i), {}));
    all.push_back({"bomb: twenty thousand entries", pack.bytes(), PackFlaw::TooLarge});
    // Zip in zip is what it is: an entry of bytes, which nobody unpacks. Deflate of deflate is the same.
}

inline HostilePacks hostilePacks()
{
    HostilePacks all;
    addHostileNames(all);
    addHostileRecords(all);
    addHostileFrames(all);
    addHostileManifests(all);
    addHostileContents(all);
    addBombs(all);
    return all;
}

} // namespace ph::testing
