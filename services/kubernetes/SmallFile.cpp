#include "services/kubernetes/SmallFile.h"

#include "services/kubernetes/KubeText.h"

#include <QFile>
#include <QFileInfo>

namespace ph {

Result<std::string> readSmallFile(const std::filesystem::path& path, qint64 maxBytes)
{
    QFile file(path);
    const auto where = file.fileName();
    const QFileInfo info(where);
    if (!info.exists())
        return fail(ErrorKind::NotFound, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "there is no such file")));
    if (!info.isFile()) // opening a pipe would wait for its writer
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "this is not a regular file")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.error() == QFile::PermissionsError || !info.isReadable() ? ErrorKind::Forbidden
                                                                                  : ErrorKind::Storage,
                    where, file.errorString());
    const auto bytes = file.read(maxBytes + 1);
    if (file.error() != QFile::NoError)
        return fail(ErrorKind::Storage, where, file.errorString());
    if (bytes.size() > maxBytes)
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the file is larger than %1 KiB"))
                        .arg(maxBytes / 1024));
    return bytes.toStdString();
}

} // namespace ph
