#include "services/pack/PackContents.h"

#include "services/pack/PackDocuments.h"
#include "services/pack/PackFileTexts.h"
#include "services/pack/PackName.h"
#include "services/pack/ZipDirectory.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::uint64_t mostSignatureBytes = 4096;

/// Of an ordinary archive, which would be told what a pack's records are like.
bool beginsWithManifest(const QByteArray& head)
{
    const auto name = manifestName.toUtf8();
    return head.size() < zip::localSize + name.size() || zip::u32(head.constData()) != zip::localSignature ||
           (zip::u16(head.constData() + 26) == name.size() && head.mid(zip::localSize) == name);
}

/// One of the two documents, which are there as they are.
PackResult<QByteArray> readDocument(const PackFile& file, const ZipEntry& entry, std::uint64_t mostBytes,
                                    PackFlaw tooLarge)
{
    if (entry.method != ZipEntry::Method::Stored)
        return flawed(PackFlaw::Compression, nameOf(entry), PackFileTexts::tr("It must lie there as it is."));
    if (entry.bytes > mostBytes)
        return flawed(tooLarge, nameOf(entry), PackFileTexts::tr("It has %1 bytes.").arg(entry.bytes));
    QByteArray bytes;
    bytes.reserve(qsizetype(entry.bytes));
    const auto read = readZipEntry(file, entry,
                                   [&](QByteArrayView block) -> Result<void> {
                                       bytes.append(block.data(), block.size());
                                       return {};
                                   },
                                   {});
    return read ? PackResult<QByteArray>(bytes) : tl::unexpected(read.error());
}

PackResult<> checkSchemas(const PackManifest& manifest, const QMap<QString, int>& readable)
{
    for (auto it = manifest.schemas.begin(); it != manifest.schemas.end(); ++it) {
        const auto newest = readable.constFind(it.key());
        if (newest != readable.constEnd() && it.value() > *newest)
            return flawed(PackFlaw::Newer, {},
                          PackFileTexts::tr("\"%1\" has version %2, and %3 is the newest that can be read.")
                              .arg(it.key())
                              .arg(it.value())
                              .arg(*newest));
    }
    return {};
}

} // namespace

PackResult<> PackContents::readFrame(const KnownKeys& keys, const PackLimits& limits)
{
    const auto head = file_.read(0, std::uint64_t(zip::localSize + manifestName.size()));
    if (!head)
        return broken(head.error());
    if (!beginsWithManifest(*head))
        return flawed(PackFlaw::NotAPack, {}, PackFileTexts::tr("It does not begin with a manifest."));
    const auto entries = readZipDirectory(file_, limits);
    if (!entries)
        return tl::unexpected(entries.error());
    if (entries->empty() || nameOf(entries->front()) != manifestName)
        return flawed(PackFlaw::NotAPack, {}, PackFileTexts::tr("It does not begin with a manifest."));
    const auto text = readDocument(file_, entries->front(), limits.manifestBytes, PackFlaw::Manifest);
    if (!text)
        return tl::unexpected(text.error());
    auto manifest = manifestFrom(*text);
    if (!manifest)
        return tl::unexpected(std::move(manifest.error()));
    if (auto readable = checkSchemas(*manifest, limits.schemas); !readable)
        return readable;
    const bool isSigned = entries->size() > 1 && nameOf((*entries)[1]) == signatureName;
    if (isSigned) {
        const auto signature = readDocument(file_, (*entries)[1], mostSignatureBytes, PackFlaw::Signature);
        if (!signature)
            return tl::unexpected(signature.error());
        const auto by = signerOf(*signature, *text, keys);
        if (!by)
            return tl::unexpected(by.error());
        verdict_.signer = by->signer;
        verdict_.keyId = by->keyId;
    }
    manifest_ = *std::move(manifest);
    return place(*entries, isSigned ? 2 : 1);
}

/// Finds the entry of each line of the manifest; `first` is where entries begin. Both are in one order.
PackResult<> PackContents::place(const std::vector<ZipEntry>& entries, std::size_t first)
{
    QHash<QString, const PackEntry*> listed;
    for (const auto& entry : manifest_.entries)
        listed.insert(entry.path, &entry);
    for (auto at = first; at < entries.size(); ++at) {
        const auto name = nameOf(entries[at]);
        const auto* entry = listed.value(name);
        if (!entry)
            return flawed(PackFlaw::NotListed, name);
        if (packNameKey(name) == signatureName) // an unsigned pack's that passes for its signature
            return flawed(PackFlaw::NameTwice, name);
        if (std::uint64_t(entry->bytes) != entries[at].bytes)
            return flawed(PackFlaw::Size, name,
                          PackFileTexts::tr("%1 bytes, not %2.").arg(entries[at].bytes).arg(entry->bytes));
        places_.insert(name, {entries[at], entry->sha256});
    }
    for (const auto& entry : manifest_.entries) {
        if (!places_.contains(entry.path))
            return flawed(PackFlaw::Missing, entry.path.left(longestPackName));
    }
    const auto order = [](const PackEntry& a, const PackEntry& b) {
        return a.path.toUtf8() < b.path.toUtf8();
    };
    const bool isSorted =
        std::is_sorted(manifest_.entries.begin(), manifest_.entries.end(), order) &&
        manifest_.entries.size() == places_.size() &&
        std::equal(manifest_.entries.begin(), manifest_.entries.end(),
                   entries.begin() + std::ptrdiff_t(first), entries.end(),
                   [](const PackEntry& a, const ZipEntry& b) { return a.path == nameOf(b); });
    if (!isSorted)
        return flawed(PackFlaw::Manifest, {}, PackFileTexts::tr("Its entries are not in their order."));
    return {};
}

PackResult<> PackContents::readChecked(const Place& place, const EntrySink& sink, std::stop_token stop) const
{
    const auto digest = readZipEntry(file_, place.zip, sink, stop);
    if (!digest)
        return tl::unexpected(digest.error());
    if (*digest != place.sha256)
        return flawed(PackFlaw::Contents, nameOf(place.zip));
    return {};
}

PackResult<> PackContents::checkAll(const ReadProgress& progress, std::stop_token stop) const
{
    std::int64_t done = 0, total = 0;
    for (const auto& entry : manifest_.entries)
        total += entry.bytes;
    for (const auto& entry : manifest_.entries) {
        const auto read = inPlace_.value(entry.path);
        std::uint64_t offset = 0;
        const auto checked = readChecked(
            *places_.constFind(entry.path),
            [&](QByteArrayView block) -> Result<void> {
                if (progress)
                    progress(done += block.size(), total);
                const auto from = std::exchange(offset, offset + std::uint64_t(block.size()));
                return read ? read->note(from, block) : Result<void>();
            },
            stop);
        if (!checked)
            return checked;
    }
    return {};
}

Result<PackVerdict> PackContents::verify(std::stop_token stop, const ReadProgress& progress) const
{
    auto verdict = verdict_;
    if (verdict.fault)
        return verdict;
    if (const auto checked = checkAll(progress, stop); !checked) {
        if (const auto* error = std::get_if<Error>(&checked.error()))
            return fail(*error);
        verdict.fault = std::get<PackFault>(checked.error());
        return verdict;
    }
    verdict.looked = PackVerdict::Looked::Everything;
    return verdict;
}

Result<QByteArray> PackContents::read(const QString& path, std::int64_t mostBytes, std::stop_token stop) const
{
    if (verdict_.fault)
        return fail(errorOf(*verdict_.fault, file()));
    const auto place = places_.constFind(path);
    if (place == places_.constEnd())
        return fail(ErrorKind::NotFound, path, PackFileTexts::tr("There is no such entry in the pack."));
    if (std::int64_t(place->zip.bytes) > mostBytes)
        return fail(ErrorKind::Invalid, path, PackFileTexts::tr("It has %1 bytes.").arg(place->zip.bytes));
    QByteArray bytes;
    bytes.reserve(qsizetype(place->zip.bytes));
    const auto read = readChecked(
        *place,
        [&](QByteArrayView block) -> Result<void> {
            bytes.append(block.data(), block.size());
            return {};
        },
        stop);
    if (!read)
        return fail(errorOf(read.error(), path));
    return bytes;
}

Result<std::shared_ptr<const InPlaceEntry>> PackContents::inPlace(const QString& path)
{
    if (verdict_.fault)
        return fail(errorOf(*verdict_.fault, file()));
    const auto place = places_.constFind(path);
    if (place == places_.constEnd())
        return fail(ErrorKind::NotFound, path, PackFileTexts::tr("There is no such entry in the pack."));
    if (place->zip.method != ZipEntry::Method::Stored)
        return fail(ErrorKind::Invalid, path, PackFileTexts::tr("It lies there deflated."));
    auto& entry = inPlace_[path];
    if (!entry)
        entry = std::make_shared<const InPlaceEntry>(file_, place->zip);
    return entry;
}

Result<QString> PackContents::extract(const QString& path, PackFolder& folder, std::stop_token stop) const
{
    if (verdict_.fault)
        return fail(errorOf(*verdict_.fault, file()));
    const auto place = places_.constFind(path);
    if (place == places_.constEnd())
        return fail(ErrorKind::NotFound, path, PackFileTexts::tr("There is no such entry in the pack."));
    auto file = extractChecked(*place, folder, stop);
    if (!file)
        return fail(errorOf(file.error(), path));
    return *std::move(file);
}

Result<PackContents> openPack(const QString& path, const KnownKeys& keys, const PackLimits& limits)
{
    auto file = PackFile::open(path);
    if (!file)
        return fail(file.error());
    PackContents contents(*std::move(file));
    const auto frame = contents.readFrame(keys, limits);
    if (frame)
        return contents;
    if (const auto* error = std::get_if<Error>(&frame.error()))
        return fail(*error);
    contents.verdict_.fault = std::get<PackFault>(frame.error());
    contents.manifest_ = {};
    contents.places_.clear();
    return contents;
}

} // namespace ph
