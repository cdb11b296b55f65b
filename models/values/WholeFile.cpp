#include "models/values/WholeFile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace ph {

Result<void> writeWholeFile(const QString& path, const std::function<Result<void>(QFileDevice&)>& write)
{
    const auto done = [&](QFileDevice& file, const auto& end) -> Result<void> {
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorKind::Storage, path, file.errorString());
        if (auto written = write(file); !written)
            return written;
        if (!end() || file.error() != QFileDevice::NoError)
            return fail(ErrorKind::Storage, path, file.errorString());
        return {};
    };
    const QFileInfo there(path);
    if (there.exists() && !there.isFile()) {
        QFile file(path);
        return done(file, [&] { return file.flush(); });
    }
    QSaveFile file(path);
    return done(file, [&] { return file.commit(); });
}

Result<void> writeWholeFile(const QString& path, const QByteArray& bytes)
{
    return writeWholeFile(path, [&](QFileDevice& file) -> Result<void> {
        file.write(bytes);
        return {};
    });
}

} // namespace ph
