#pragma once

#include "models/values/Pack.h"
#include "tests/services/PackLab.h"

namespace ph::testing {

/// A pack that must be refused, and for what.
struct HostilePack {
    QByteArray name; ///< of the test's row
    QByteArray bytes;
    PackFlaw flaw;
};
using HostilePacks = std::vector<HostilePack>;

/// Names that no entry may have. The archive and its signed manifest agree on them.
inline void addHostileNames(HostilePacks& all)
{
    const std::vector<std::pair<const char*, QByteArray>> names{
        {"upwards", "../evil.txt"},
        {"upwards within", "logs/../../evil.txt"},
        {"upwards and back", "logs/../logs/evil.txt"},
        {"only upwards", ".."},
        {"upwards at the end", "logs/.."},
        {"here", "./evil.txt"},
        {"only here", "."},
        {"here within", "logs/./evil.txt"},
        {"from the root", "/tmp/evil.txt"},
        {"from two roots", "//server/share/evil.txt"},
        {"an empty folder's name", "logs//evil.txt"},
        {"a drive", "C:/evil.txt"},
        {"a drive's own folder", "c:evil.txt"},
        {"a stream", "app.log:evil"},
        {"backslashes upwards", "..\\evil.txt"},
        {"a backslash within", "logs\\evil.txt"},
        {"a share", "\\\\server\\share\\evil.txt"},
        {"a NUL", QByteArray("evil.txt\0.log", 13)},
        {"a NUL at the end", QByteArray("evil.txt\0", 9)},
        {"a line break", "evil\n.txt"},
        {"a carriage return", "evil\r.txt"},
        {"an escape", "evil\x1b[31m.txt"},
        {"a delete", "evil\x7f.txt"},
        {"a bell", "evil\x07.txt"},
        {"a control of 8859", "evil\xc2\x85.txt"},
        {"right to left", "evil\xe2\x80\xaetxt.exe"},
        {"left to right", "evil\xe2\x80\xad.txt"},
        {"an isolate", "evil\xe2\x81\xa6.txt"},
        {"a mark of direction", "evil\xe2\x80\x8f.txt"},
        {"a joiner", "ev\xe2\x80\x8dil.txt"},
        {"a space without width", "ev\xe2\x80\x8bil.txt"},
        {"a soft hyphen", "ev\xc2\xadil.txt"},
        {"a byte order mark", "\xef\xbb\xbf"
                              "evil.txt"},
        {"a line separator", "evil\xe2\x80\xa8.txt"},
        {"a paragraph separator", "evil\xe2\x80\xa9.txt"},
        {"a blank that does not break", "evil\xc2\xa0.txt"},
        {"an ideographic blank", "evil\xe3\x80\x80.txt"},
        {"private use", "evil\xee\x80\x80.txt"},
        {"not assigned", "evil\xf3\xa1\x80\x80.txt"},
        {"a tag character", "evil\xf3\xa0\x81\xa1.txt"},
        {"what could not be decoded", "evil\xef\xbf\xbd.txt"},
        {"Unicode's form D", "cafe\xcc\x81.txt"},
        {"a singleton of Unicode", "\xe2\x84\xab.txt"}, // the angstrom sign
        {"a blank at the end", "evil.txt "},
        {"a blank at the beginning", " evil.txt"},
        {"a dot at the end", "evil."},
        {"a folder with a dot at the end", "logs./evil.txt"},
        {"a device", "CON"},
        {"a device in small letters", "logs/nul.txt"},
        {"a device with blanks", "aux .txt"},
        {"a port", "COM1.log"},
        {"a wildcard", "*.txt"},
        {"a question mark", "evil?.txt"},
        {"a pipe", "|evil"},
        {"a quote", "\"evil\""},
        {"angles", "<evil>"},
        {"very long", QByteArray(241, 'a')},
        {"very very long", QByteArray(65'000, 'a')},
        {"very deep", QByteArray("a/").repeated(16) + "evil.txt"},
        {"long in bytes only", QByteArray("\xe6\xa8\xa1").repeated(81)},
    };
    for (const auto& [what, name] : names) {
        auto parts = goodParts();
        parts.push_back({name, "evil", "text/plain"});
        all.push_back({QByteArray("name: ") + what, rawPackOf(parts).bytes(), PackFlaw::UnsafeName});
    }
    const auto add = [&](const char* what, const QByteArray& name, PackFlaw flaw) {
        auto pack = goodPack();
        pack.entries.push_back(rawStored(name, "evil"));
        all.push_back({QByteArray("name: ") + what, pack.bytes(), flaw});
    };
    add("no UTF-8", "evil\xff.txt", PackFlaw::UnsafeName);
    add("overlong UTF-8",
        "..\xc0\xaf"
        "evil.txt",
        PackFlaw::UnsafeName);
    add("a surrogate", "evil\xed\xa0\x80.txt", PackFlaw::UnsafeName);
    add("cut UTF-8", "evil\xe2\x80", PackFlaw::UnsafeName);
    add("none", "", PackFlaw::UnsafeName);
    add("a folder", "logs/", PackFlaw::EntryKind);
    add("a folder upwards", "../", PackFlaw::EntryKind);
    const auto twice = [&](const char* what, const QByteArray& name, const QByteArray& other) {
        auto parts = goodParts();
        for (const auto& each : {name, other})
            parts.push_back({each, "evil " + each, "text/plain"});
        all.push_back({QByteArray("name twice: ") + what, rawPackOf(parts).bytes(), PackFlaw::NameTwice});
    };
    twice("the same", "x.txt", "x.txt");
    twice("by case", "x.txt", "X.TXT");
    twice("by a folder's case", "logs/x", "Logs/x");
    twice("by a sharp s",
          "stra\xc3\x9f"
          "e",
          "STRASSE");
    twice("by a sigma", "\xcf\x83\xce\xb1\xcf\x82", "\xcf\x83\xce\xb1\xcf\x83");
    twice("by a ligature", "\xef\xac\x81x", "fix");
    twice("by wide letters", "\xef\xbd\x81", "a");
    twice("by a small number", "x\xc2\xb2", "x2");
    twice("by the Kelvin sign's fold", "k", "K");
    twice("a file and a folder", "x", "x/y");
    twice("a file and a folder by case", "X/y", "x");
    add("a second manifest", "manifest.json", PackFlaw::NameTwice);
    add("a manifest by case", "Manifest.json", PackFlaw::NameTwice);
    add("a second signature", "signature.json", PackFlaw::NameTwice);
    add("a folder called as the manifest", "manifest.json/x", PackFlaw::NameTwice);
}

/// Fields of the archive's records that say something no pack says, or two things.
inline void addHostileRecords(HostilePacks& all)
{
    const auto add = [&](const QByteArray& what, PackFlaw flaw, auto&& change) {
        for (const std::size_t at : {std::size_t(2), std::size_t(4)}) { // deflated, stored
            auto pack = goodPack();
            change(pack.entries[at]);
            all.push_back({what + (at == 2 ? ", deflated" : ", stored"), pack.bytes(), flaw});
        }
    };
    const std::vector<std::pair<const char*, std::uint32_t>> kinds{{"a symbolic link", 0120777},
                                                                   {"a folder", 0040755},
                                                                   {"a pipe", 0010644},
                                                                   {"a character device", 0020644},
                                                                   {"a block device", 0060644},
                                                                   {"a socket", 0140755},
                                                                   {"no kind", 0644}};
    for (const auto& [what, mode] : kinds) {
        const auto attributes = mode << 16;
        add(QByteArray("kind: ") + what, PackFlaw::EntryKind,
            [=](RawEntry& entry) { entry.attributes = attributes; });
    }
    add("kind: DOS's folder", PackFlaw::EntryKind, [](RawEntry& entry) {
        entry.madeBy = 20;
        entry.attributes = 0x10;
    });
    add("kind: a volume's label", PackFlaw::EntryKind, [](RawEntry& entry) {
        entry.madeBy = 20;
        entry.attributes = 0x08;
    });
    add("kind: a program that runs as its owner", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.attributes = 0104755u << 16; });
    add("kind: made on another system", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.madeBy = 20; });
    const auto extra = [&](const char* what, std::uint16_t id, PackFlaw flaw) {
        QByteArray field;
        putRaw(field, id);
        putRaw(field, std::uint16_t(8));
        field += QByteArray(8, '\x01');
        add(QByteArray("extra field: ") + what, flaw,
            [=](RawEntry& entry) { entry.both([&](RawHeader& header) { header.extra = field; }); });
        add(QByteArray("extra field, in the directory alone: ") + what, flaw,
            [=](RawEntry& entry) { entry.central.extra = field; });
    };
    extra("Zip64's sizes", 0x0001, PackFlaw::Zip64);
    extra("a link's target", 0x000d, PackFlaw::EntryKind);
    extra("AES", 0x9901, PackFlaw::Encrypted);
    extra("strong encryption", 0x0017, PackFlaw::Encrypted);
    extra("another name", 0x7075, PackFlaw::HeadersDisagree);
    extra("times", 0x5455, PackFlaw::ForeignBytes);
    extra("owners", 0x7875, PackFlaw::ForeignBytes);
    add("extra field: in the local header alone", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.local.extra = QByteArray("UT\x01\x00x", 5); });
    const auto flags = [&](const char* what, std::uint16_t bits, PackFlaw flaw) {
        add(QByteArray("flags: ") + what, flaw,
            [=](RawEntry& entry) { entry.both([&](RawHeader& header) { header.flags = bits; }); });
    };
    flags("encrypted", 0x0801, PackFlaw::Encrypted);
    flags("strongly encrypted", 0x0841, PackFlaw::Encrypted);
    flags("a masked directory", 0x2800, PackFlaw::Encrypted);
    flags("sizes behind", 0x0808, PackFlaw::HeadersDisagree);
    flags("a patch", 0x0820, PackFlaw::HeadersDisagree);
    flags("names not in UTF-8", 0x0000, PackFlaw::HeadersDisagree);
    flags("a level", 0x0806, PackFlaw::HeadersDisagree);
    for (const int method : {1, 2, 6, 9, 10, 12, 14, 19, 93, 95, 97, 98, 0x7fff})
        add("method " + QByteArray::number(method), PackFlaw::Compression, [=](RawEntry& entry) {
            entry.both([&](RawHeader& header) { header.method = std::uint16_t(method); });
        });
    add("method of AES", PackFlaw::Encrypted,
        [](RawEntry& entry) { entry.both([](RawHeader& header) { header.method = 99; }); });
    const auto lie = [&](const char* what, auto&& change) {
        add(QByteArray("lie, local: ") + what, PackFlaw::HeadersDisagree,
            [=](RawEntry& entry) { change(entry.local); });
    };
    lie("version", [](RawHeader& header) { header.version = 45; });
    lie("flags", [](RawHeader& header) { header.flags = 0x0801; });
    lie("method", [](RawHeader& header) { header.method = header.method == 0 ? 8 : 0; });
    lie("time", [](RawHeader& header) { header.time = 1; });
    lie("date", [](RawHeader& header) { header.date = 0x5a21; });
    lie("checksum", [](RawHeader& header) { header.crc ^= 1; });
    lie("packed size", [](RawHeader& header) { header.packed -= 1; });
    lie("no packed size", [](RawHeader& header) { header.packed = 0; });
    lie("size", [](RawHeader& header) { header.bytes += 1; });
    lie("another name of that length", [](RawHeader& header) { header.name[0] = 'X'; });
    lie("length of the name", [](RawHeader& header) { header.nameSize = 4; });
    lie("length of extra fields", [](RawHeader& header) { header.extraSize = 4; });
    add("lie, local: a longer name", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.local.name = "../../../evil.txt"; });
    add("lie, directory: a name", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.central.name[0] = 'X'; });
    add("lie, directory: checksum", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.central.crc ^= 1; });
    add("lie, directory: version", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.central.version = 63; });
    add("lie, directory: internal attributes", PackFlaw::HeadersDisagree,
        [](RawEntry& entry) { entry.internal = 1; });
    add("lie, directory: a comment", PackFlaw::ForeignBytes, [](RawEntry& entry) { entry.comment = "evil"; });
    add("lie, directory: another disk", PackFlaw::SeveralDisks, [](RawEntry& entry) { entry.disk = 1; });
    add("lie, directory: offset before", PackFlaw::Overlap, [](RawEntry& entry) { entry.offset = 0; });
    add("lie, directory: offset far behind", PackFlaw::Overlap,
        [](RawEntry& entry) { entry.offset = 0x7fffffff; });
    add("zip64: no offset", PackFlaw::Zip64, [](RawEntry& entry) { entry.offset = 0xffffffff; });
    add("zip64: no size", PackFlaw::Zip64,
        [](RawEntry& entry) { entry.both([](RawHeader& header) { header.bytes = 0xffffffff; }); });
    add("zip64: no packed size", PackFlaw::Zip64,
        [](RawEntry& entry) { entry.both([](RawHeader& header) { header.packed = 0xffffffff; }); });
    add("bytes before it", PackFlaw::ForeignBytes, [](RawEntry& entry) { entry.before = "evil"; });
    add("bytes behind it", PackFlaw::ForeignBytes, [](RawEntry& entry) { entry.behind = "evil"; });
    add("descriptor behind it", PackFlaw::ForeignBytes,
        [](RawEntry& entry) { entry.behind = QByteArray("PK\x07\x08", 4) + QByteArray(12, '\0'); });
}

/// What is around entries: the end, the places, other bytes, and what is missing.
inline void addHostileFrames(HostilePacks& all)
{
    const auto add = [&](const QByteArray& what, PackFlaw flaw, auto&& change) {
        auto pack = goodPack();
        change(pack);
        all.push_back({what, pack.bytes(), flaw});
    };
    add("end: another disk", PackFlaw::SeveralDisks, [](RawZip& zip) { zip.end.disk = 1; });
    add("end: the directory on another", PackFlaw::SeveralDisks,
        [](RawZip& zip) { zip.end.directoryDisk = 1; });
    add("end: fewer entries here", PackFlaw::SeveralDisks, [](RawZip& zip) { zip.end.entriesHere = 1; });
    add("end: fewer entries", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.end.entries = 4; });
    add("end: more entries", PackFlaw::HeadersDisagree, [](RawZip& zip) { zip.end.entries = 6; });
    add("end: no entries", PackFlaw::ForeignBytes, [](RawZip& zip) {
        zip.end.entries = 0;
        zip.end.bytes = 0;
        zip.end.offset = std::uint32_t(zip.bytes().size() - 22);
    });
    add("end: far more entries than could be", PackFlaw::HeadersDisagree,
        [](RawZip& zip) { zip.end.entries = 20'000; });
    add("end: too many entries", PackFlaw::TooLarge, [](RawZip& zip) { zip.end.entries = 60'000; });
    add("end: a larger directory", PackFlaw::HeadersDisagree, [](RawZip& zip) { zip.end.bytes = 100'000; });
    add("end: a smaller directory", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.end.bytes = 10; });
    add("end: a directory elsewhere", PackFlaw::HeadersDisagree,
        [](RawZip& zip) { zip.end.offset = 0x7fffffff; });
    add("end: a directory at the beginning", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.end.offset = 0; });
    add("end: a comment", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.end.comment = "evil"; });
    add("end: a comment that is missing", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.end.commentSize = 4; });
    add("end: an end within the comment", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.end.comment = QByteArray("PK\x05\x06", 4) + QByteArray(20, '\0'); });
    add("zip64: the end's entries", PackFlaw::Zip64, [](RawZip& zip) { zip.end.entries = 0xffff; });
    add("zip64: the end's size", PackFlaw::Zip64, [](RawZip& zip) { zip.end.bytes = 0xffffffff; });
    add("zip64: the end's offset", PackFlaw::Zip64, [](RawZip& zip) { zip.end.offset = 0xffffffff; });
    const QByteArray locator = QByteArray("PK\x06\x07", 4) + QByteArray(16, '\0');
    add("zip64: a locator", PackFlaw::Zip64, [&](RawZip& zip) { zip.beforeEnd = locator; });
    add("zip64: an end and a locator", PackFlaw::Zip64, [&](RawZip& zip) {
        zip.beforeEnd = QByteArray("PK\x06\x06\x2c\0\0\0\0\0\0\0", 12) + QByteArray(44, '\0') + locator;
    });
    add("bytes before the directory", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.beforeDirectory = "evil"; });
    add("bytes in the directory", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.inDirectory = "evil"; });
    add("many bytes in the directory", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.inDirectory = QByteArray(400'000, 'e'); });
    add("a signature of the directory", PackFlaw::ForeignBytes, [](RawZip& zip) {
        zip.inDirectory = QByteArray("PK\x05\x05\x04\x00"
                                     "evil",
                                     10);
    });
    add("bytes before the end", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.beforeEnd = "evil"; });
    for (const auto& suffix :
         {QByteArray("e"), QByteArray("eve\n"), QByteArray(22, '\0'), QByteArray(60'000, 'e')})
        add(QByteArray::number(suffix.size()) + " bytes at the end", PackFlaw::ForeignBytes,
            [&](RawZip& zip) { zip.suffix = suffix; });
    add("another pack at the end", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.suffix = goodPack().bytes(); });
    add("a program at the beginning", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.prefix = QByteArray("#!/bin/sh\nexit 0\n").leftJustified(64, '\n'); });
    add("one byte at the beginning", PackFlaw::ForeignBytes, [](RawZip& zip) { zip.prefix = "e"; });
    add("another pack at the beginning", PackFlaw::ForeignBytes,
        [](RawZip& zip) { zip.prefix = goodPack().bytes(); });
    add("entries in another order in the directory", PackFlaw::NotListed, [](RawZip& zip) {
        std::swap(zip.entries[1], zip.entries[2]); // the signature is no second any more
    });
    add("texts in another order", PackFlaw::Manifest,
        [](RawZip& zip) { std::swap(zip.entries[2], zip.entries[3]); });
    add("the manifest is the last", PackFlaw::NotAPack,
        [](RawZip& zip) { std::rotate(zip.entries.begin(), zip.entries.begin() + 1, zip.entries.end()); });
    add("without a manifest", PackFlaw::NotAPack,
        [](RawZip& zip) { zip.entries.erase(zip.entries.begin()); });
    add("a deflated manifest", PackFlaw::Compression,
        [](RawZip& zip) { zip.entries[0] = rawDeflatedEntry("manifest.json", zip.entries[0].data); });
    add("a deflated signature", PackFlaw::Compression,
        [](RawZip& zip) { zip.entries[1] = rawDeflatedEntry("signature.json", zip.entries[1].data); });
    // Fifield's: many entries of the directory share one kernel.
    add("overlap: all are one", PackFlaw::Overlap, [](RawZip& zip) {
        for (int i = 0; i < 50; ++i) {
            auto again = rawStored("evil-" + QByteArray::number(i), {});
            again.offset = 0;
            zip.entries.push_back(again);
        }
    });
    add("overlap: one within the other", PackFlaw::Overlap, [](RawZip& zip) {
        auto inner = rawStored("evil.txt", "evil");
        RawZip quoted;
        quoted.entries.push_back(inner);
        auto outer = rawStored("outer.bin", quoted.bytes());
        zip.entries.push_back(outer);
        const auto at = zip.bytes().indexOf("outer.bin") + 9;
        inner.offset = std::uint32_t(at);
        zip.entries.push_back(inner);
    });
    add("overlap: into the directory", PackFlaw::Overlap, [](RawZip& zip) {
        zip.entries.back().both([](RawHeader& header) {
            header.bytes += 100;
            header.packed += 100;
        });
    });
    add("stored in another size", PackFlaw::HeadersDisagree,
        [](RawZip& zip) { zip.entries.back().both([](RawHeader& header) { header.bytes += 100; }); });
    const auto good = goodPack().bytes();
    const auto cut = [&](const QByteArray& what, qsizetype size, PackFlaw flaw) {
        all.push_back({"cut: " + what, good.left(size), flaw});
    };
    cut("to nothing", 0, PackFlaw::NotAPack);
    cut("to a byte", 1, PackFlaw::NotAPack);
    cut("to a signature", 4, PackFlaw::Truncated);
    cut("within the first header", 20, PackFlaw::Truncated);
    cut("within the manifest", 100, PackFlaw::Truncated);
    cut("to a half", good.size() / 2, PackFlaw::Truncated);
    cut("to the directory", good.indexOf("PK\x01\x02"), PackFlaw::Truncated);
    cut("within the directory", good.indexOf("PK\x01\x02") + 50, PackFlaw::Truncated);
    cut("to its end", good.size() - 22, PackFlaw::Truncated);
    cut("within its end", good.size() - 10, PackFlaw::Truncated);
    cut("by a byte", good.size() - 1, PackFlaw::Truncated);
    all.push_back({"cut: without its beginning", good.mid(30), PackFlaw::HeadersDisagree});
    all.push_back({"cut: without its middle", QByteArray(good).remove(600, 50), PackFlaw::HeadersDisagree});
    all.push_back({"no zip: text", "Hello, this is a pack.\n", PackFlaw::NotAPack});
    all.push_back({"no zip: zeros", QByteArray(5000, '\0'), PackFlaw::NotAPack});
    all.push_back(
        {"no zip: a tar", QByteArray("manifest.json").leftJustified(1024, '\0'), PackFlaw::NotAPack});
    all.push_back({"no zip: an SQLite file", QByteArray("SQLite format 3\0", 16) + QByteArray(4000, '\1'),
                   PackFlaw::NotAPack});
    RawZip ordinary;
    ordinary.entries.push_back(rawDeflatedEntry("word/document.xml", "<xml/>"));
    all.push_back({"an ordinary zip", ordinary.bytes(), PackFlaw::NotAPack});
    all.push_back({"an empty zip", RawZip().bytes(), PackFlaw::NotAPack});
}

} // namespace ph::testing
