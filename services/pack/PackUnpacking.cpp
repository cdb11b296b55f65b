#include "services/pack/BlockWriter.h"
#include "services/pack/PackContents.h"

#include <QFile>

// How entries come out of a pack as files, each byte held against the manifest on its way.
namespace ph {

PackResult<QString> PackContents::extractChecked(const Place& place, PackFolder& folder,
                                                 std::stop_token stop) const
{
    QFile out(folder.nextFile(QString::fromUtf8(place.zip.name)));
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return broken(Error::make(ErrorKind::Storage, out.fileName(), out.errorString()));
    auto written = [&]() -> PackResult<> {
        BlockWriter writer(out);
        if (auto read = readChecked(
                place, [&](QByteArrayView block) { return writer.write(block); }, stop);
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

} // namespace ph
