#include "services/pack/WritePack.h"

#include "models/values/WholeFile.h"
#include "services/pack/EntrySpool.h"
#include "services/pack/PackDocuments.h"
#include "services/pack/PackFileTexts.h"
#include "services/pack/PackLimits.h"
#include "services/pack/PackName.h"
#include "services/pack/Sha256.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

#include <zlib.h>

namespace ph {

namespace {

constexpr std::int64_t largestText = std::int64_t(64) << 20;
constexpr std::uint64_t headBytes = 64 << 10;

/// One entry to be, looked at but not read.
struct Prepared {
    const PackSource* source = nullptr;
    QByteArray name;
    std::optional<PackFile> file; ///< none: the bytes are in the source
    std::int64_t bytes = 0;
    enum class Content { Text, Binary } content = Content::Text;
};

Result<Prepared> prepare(const PackSource& source)
{
    Prepared prepared{&source, source.path.toUtf8(), std::nullopt, 0};
    QByteArray head;
    if (const auto* bytes = std::get_if<QByteArray>(&source.from)) {
        prepared.bytes = bytes->size();
        head = bytes->left(headBytes);
    } else {
        const auto& path = std::get<QString>(source.from);
        if (QFileInfo(path).isSymLink())
            return fail(ErrorKind::Invalid, path,
                        PackFileTexts::tr("This is a link, which may lead anywhere."));
        auto file = PackFile::open(path);
        if (!file)
            return fail(file.error());
        const auto begin = file->read(0, headBytes);
        if (!begin)
            return fail(begin.error());
        head = *begin;
        prepared.bytes = std::int64_t(file->size());
        prepared.file = *std::move(file);
    }
    if (!isPackText(source.mediaType, head))
        prepared.content = Prepared::Content::Binary;
    return prepared;
}

Result<void> checkName(const QString& path, QSet<QString>& names, const PackRedactor& redact)
{
    if (const auto objection = objectionToPackName(path))
        return fail(ErrorKind::Invalid, path, *objection);
    if (redact(path) != path)
        return fail(ErrorKind::Invalid, redact(path), PackFileTexts::tr("There is a secret in this name."));
    const auto key = packNameKey(path);
    if (names.contains(key))
        return fail(ErrorKind::Invalid, path, PackFileTexts::tr("Two entries would have this name."));
    names.insert(key);
    return {};
}

Result<void> checkNames(const std::vector<PackSource>& sources, const PackRedactor& redact)
{
    QSet<QString> names{manifestName, signatureName};
    for (const auto& source : sources) {
        if (auto checked = checkName(source.path, names, redact); !checked)
            return checked;
    }
    for (const auto& source : sources) {
        const auto key = packNameKey(source.path);
        for (auto slash = key.indexOf(u'/'); slash >= 0; slash = key.indexOf(u'/', slash + 1)) {
            if (names.contains(key.left(slash)))
                return fail(ErrorKind::Invalid, source.path,
                            PackFileTexts::tr("Another entry has the name of its folder."));
        }
    }
    return {};
}

Result<void> checkSizes(const std::vector<Prepared>& all, std::int64_t mostBytes)
{
    std::int64_t sum = 0, records = zip::endSize + std::int64_t(PackLimits().manifestBytes);
    for (const auto& each : all) {
        if (each.content == Prepared::Content::Text && each.bytes > largestText)
            return fail(ErrorKind::Invalid, each.source->path,
                        PackFileTexts::tr("A text has at most %1 bytes here, so that its secrets are hidden "
                                          "whole; this one has %2.")
                            .arg(largestText)
                            .arg(each.bytes));
        sum += each.bytes;
        records += zip::localSize + zip::centralSize + 2 * each.name.size();
    }
    if (sum > mostBytes)
        return fail(
            ErrorKind::Invalid, QStringLiteral("pack"),
            PackFileTexts::tr("Its contents have %1 bytes, and may have %2.").arg(sum).arg(mostBytes));
    if (sum + records > std::int64_t(zip::largest) || all.size() + 2 > std::size_t(PackLimits().entries))
        return fail(ErrorKind::Invalid, QStringLiteral("pack"),
                    PackFileTexts::tr("A pack has less than 4 GiB and at most %1 entries.")
                        .arg(PackLimits().entries - 2));
    return {};
}

/// The manifest, but for what only writing tells.
PackManifest manifestOf(const PackDraft& draft, const std::vector<Prepared>& all, const PackRedactor& redact)
{
    PackManifest manifest{draft.about, draft.madeMs, redact(draft.madeBy), draft.schemas};
    manifest.about.id = redact(draft.about.id);
    manifest.about.name = redact(draft.about.name);
    manifest.entries.reserve(qsizetype(all.size()));
    for (const auto& each : all)
        manifest.entries.append({each.source->path, 0, QString(64, u'0'), each.source->mediaType});
    return manifest;
}

Result<std::vector<Prepared>> prepareAll(const PackDraft& draft, const PackWriting& writing)
{
    if (!writing.redact)
        return fail(ErrorKind::Invalid, QStringLiteral("pack"),
                    PackFileTexts::tr("Nothing hides its secrets."));
    if (auto checked = checkNames(draft.sources, writing.redact); !checked)
        return fail(checked.error());
    std::vector<Prepared> all;
    all.reserve(draft.sources.size());
    for (const auto& source : draft.sources) {
        auto one = prepare(source);
        if (!one)
            return fail(one.error());
        all.push_back(*std::move(one));
    }
    if (auto checked = checkSizes(all, writing.mostBytes); !checked)
        return fail(checked.error());
    std::sort(all.begin(), all.end(), [](const Prepared& a, const Prepared& b) { return a.name < b.name; });
    if (const auto text = manifestText(manifestOf(draft, all, writing.redact)); !text)
        return fail(text.error());
    return all;
}

Result<EntrySpool::Spooled> spool(EntrySpool& into, const Prepared& each, const PackWriting& writing)
{
    if (writing.stop.stop_requested())
        return fail(ErrorKind::Cancelled, each.source->path);
    if (each.content == Prepared::Content::Binary) {
        return each.file ? into.addFile(each.name, *each.file, writing.stop)
                         : into.addBytes(each.name, std::get<QByteArray>(each.source->from));
    }
    const auto text = each.file ? each.file->read(0, std::uint64_t(each.bytes))
                                : Result<QByteArray>(std::get<QByteArray>(each.source->from));
    if (!text)
        return fail(text.error());
    if (text->size() != each.bytes)
        return fail(ErrorKind::Conflict, each.file->path(),
                    PackFileTexts::tr("It was cut while it was packed."));
    return into.addText(each.name, redactedPackText(*text, writing.redact));
}

/// A document at the beginning, as it is.
QByteArray documentRecord(ZipEntry& entry, const QByteArray& bytes)
{
    entry.crc = std::uint32_t(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.constData()), std::size_t(bytes.size())));
    entry.bytes = entry.packed = std::uint32_t(bytes.size());
    return zipLocalHeader(entry) + bytes;
}

struct Beginning {
    QByteArray bytes;
    std::vector<ZipEntry> entries;
};

Result<Beginning> beginningOf(const PackManifest& manifest, const SigningKey* key)
{
    const auto text = manifestText(manifest);
    if (!text)
        return fail(text.error());
    if (std::uint64_t(text->size()) > PackLimits().manifestBytes)
        return fail(ErrorKind::Invalid, manifestName, PackFileTexts::tr("It is too large."));
    Beginning beginning;
    beginning.entries.push_back({manifestName.toUtf8()});
    beginning.bytes = documentRecord(beginning.entries.back(), *text);
    if (key) {
        const auto signature = packSignature(*text, *key);
        if (!signature)
            return fail(signature.error());
        beginning.entries.push_back({signatureName.toUtf8()});
        beginning.entries.back().offset = std::uint32_t(beginning.bytes.size());
        beginning.bytes += documentRecord(beginning.entries.back(), *signature);
    }
    return beginning;
}

QByteArray endingOf(const std::vector<ZipEntry>& entries, std::uint64_t at)
{
    QByteArray bytes;
    for (const auto& entry : entries)
        bytes += zipCentralHeader(entry);
    return bytes +
           zipEndRecord(std::uint16_t(entries.size()), std::uint32_t(bytes.size()), std::uint32_t(at));
}

} // namespace

Result<std::int64_t> packContentBytes(const std::vector<PackSource>& sources)
{
    std::int64_t sum = 0;
    for (const auto& source : sources) {
        const auto one = prepare(source);
        if (!one)
            return fail(one.error());
        sum += one->bytes;
    }
    return sum;
}

Result<PackManifest> writePack(const QString& file, const PackDraft& draft, const PackWriting& writing)
{
    const auto all = prepareAll(draft, writing);
    if (!all)
        return fail(all.error());
    auto spooled = EntrySpool::make(QFileInfo(file).absolutePath());
    if (!spooled)
        return fail(spooled.error());
    auto manifest = manifestOf(draft, *all, writing.redact);
    std::vector<ZipEntry> contents;
    contents.reserve(all->size());
    for (std::size_t i = 0; i < all->size(); ++i) {
        auto entry = spool(*spooled, (*all)[i], writing);
        if (!entry)
            return fail(entry.error());
        manifest.entries[qsizetype(i)].bytes = entry->zip.bytes;
        manifest.entries[qsizetype(i)].sha256 = entry->sha256;
        contents.push_back(std::move(entry->zip));
    }
    auto beginning = beginningOf(manifest, writing.key);
    if (!beginning)
        return fail(beginning.error());
    auto& entries = beginning->entries;
    const auto base = std::uint64_t(beginning->bytes.size());
    const auto directory = base + spooled->size();
    if (directory > zip::largest) // hiding secrets made texts longer
        return fail(ErrorKind::Invalid, file, PackFileTexts::tr("A pack has less than 4 GiB."));
    for (auto& entry : contents) {
        entry.offset += std::uint32_t(base);
        entries.push_back(std::move(entry));
    }
    const auto written = writeWholeFile(file, [&](QFileDevice& out) -> Result<void> {
        out.write(beginning->bytes);
        if (auto copied = spooled->copyTo(out, writing.stop); !copied)
            return copied;
        out.write(endingOf(entries, directory));
        return {};
    });
    if (!written)
        return fail(written.error());
    return manifest;
}

} // namespace ph
