#include "services/pack/BlockWriter.h"
#include "services/pack/PackContents.h"

#include <QFile>

#include <atomic>
#include <future>

// How entries come out of a pack as files, each byte held against the manifest on its way.
namespace ph {

PackResult<> PackContents::checkAllBut(const QString& path, const EntrySink& told, std::stop_token stop) const
{
    for (const auto& entry : manifest_.entries) {
        if (entry.path == path)
            continue;
        const auto checked = readChecked(*places_.constFind(entry.path), told, stop);
        if (!checked)
            return checked;
    }
    return {};
}

PackResult<QString> PackContents::extractChecked(const Place& place, PackFolder& folder,
                                                 const EntrySink& told, std::stop_token stop) const
{
    QFile out(folder.nextFile(QString::fromUtf8(place.zip.name)));
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return broken(Error::make(ErrorKind::Storage, out.fileName(), out.errorString()));
    auto written = [&]() -> PackResult<> {
        BlockWriter writer(out);
        if (auto read = readChecked(
                place,
                [&](QByteArrayView block) {
                    return writer.write(block).and_then([&] { return told(block); });
                },
                stop);
            !read)
            return read;
        const auto finished = writer.finish();
        return finished ? PackResult<>() : broken(finished.error());
    }();
    out.close();
    if (written)
        return out.fileName();
    out.remove(); // nobody takes it for what the manifest promises
    return tl::unexpected(std::move(written.error()));
}

Result<PackContents::Unpacked> PackContents::verifyAndExtract(const QString& path, PackFolder& folder,
                                                              std::stop_token stop,
                                                              const ReadProgress& progress) const
{
    Unpacked unpacked{verdict_, {}};
    const auto place = places_.constFind(path);
    if (verdict_.fault || place == places_.constEnd()) {
        auto verdict = verify(stop);
        if (!verdict)
            return fail(verdict.error());
        unpacked.verdict = *std::move(verdict);
        return unpacked;
    }
    std::int64_t total = 0;
    for (const auto& entry : manifest_.entries)
        total += entry.bytes;
    std::atomic<std::int64_t> done = 0;
    const auto count = [&done](QByteArrayView block) -> Result<void> {
        done += block.size();
        return {};
    };
    auto others = std::async(std::launch::async, [&] { return checkAllBut(path, count, stop); });
    const auto file = extractChecked(
        *place, folder,
        [&](QByteArrayView block) {
            auto counted = count(block);
            if (progress)
                progress(done, total);
            return counted;
        },
        stop);
    const auto checked = others.get();
    if (file && !checked)
        QFile::remove(*file);
    for (const auto* trouble : {checked ? nullptr : &checked.error(), file ? nullptr : &file.error()}) {
        if (!trouble)
            continue;
        if (const auto* error = std::get_if<Error>(trouble))
            return fail(*error);
        unpacked.verdict.fault = std::get<PackFault>(*trouble);
        return unpacked;
    }
    unpacked.verdict.looked = PackVerdict::Looked::Everything;
    unpacked.file = *file;
    return unpacked;
}

} // namespace ph
