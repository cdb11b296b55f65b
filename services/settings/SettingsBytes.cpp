#include "services/settings/SettingsBytes.h"

#include "models/values/Time.h"
#include "models/values/WholeFile.h"
#include "services/log/Log.h"
#include "services/settings/SettingsTexts.h"
#include "services/store/DamagedFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace ph {

Result<QByteArray> settingsBytes(const QString& path)
{
    const QFileInfo there(path);
    if (!there.exists())
        return QByteArray();
    if (!there.isFile())
        return fail(ErrorKind::Storage, path, SettingsTexts::tr("This is no file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    return file.read(maxYamlBytes + 1);
}

Result<void> writeSettingsBytes(const QString& path, const QByteArray& bytes)
{
    if (bytes.size() > maxYamlBytes)
        return fail(ErrorKind::Invalid, path,
                    SettingsTexts::tr("It would be larger than %1 KiB.").arg(maxYamlBytes / 1024));
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(ErrorKind::Storage, path, SettingsTexts::tr("The folder cannot be made."));
    return writeWholeFile(path, bytes);
}

Result<void> setSettingsAside(const QString& path)
{
    const auto moved = setAside(path.toStdString(), systemNow());
    if (!moved)
        return fail(moved.error());
    qCWarning(lcApp) << "a damaged file of settings was set aside as" << moved->c_str();
    return {};
}

QByteArray quotedInYaml(const QString& text)
{
    // JSON's escapes are YAML's, too.
    return QByteArray::fromStdString(
        nlohmann::json(text.toStdString()).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace ph
