#include "services/connectors/Capabilities.h"

#include "services/connectors/ConnectorText.h"

namespace ph {

Result<std::filesystem::path> safeArtifactPath(const std::filesystem::path& folder, const QString& path)
{
    const auto refuse = [&path](const RecordedText& why) {
        return fail(
            ErrorKind::Invalid, path.left(200),
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "Not a safe artifact path: %1")).arg(why));
    };
    constexpr int maxPartBytes = 255;
    if (path.isEmpty())
        return refuse(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it is empty")));
    if (path.contains(QChar(u'\0')))
        return refuse(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it holds a NUL character")));
    if (path.contains(QLatin1Char('\\')))
        return refuse(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it holds a backslash")));
    auto result = folder;
    const auto parts = path.split(QLatin1Char('/'));
    for (const auto& part : parts) {
        if (part.isEmpty())
            return refuse(
                connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it is absolute or has an empty part")));
        if (part == QLatin1String(".") || part == QLatin1String(".."))
            return refuse(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "it has a \".\" or \"..\" part")));
        const auto bytes = part.toUtf8();
        if (bytes.size() > maxPartBytes)
            return refuse(connectorText(QT_TRANSLATE_NOOP("ph::Connector", "a part is longer than %1 bytes"))
                              .arg(maxPartBytes));
        result /= std::filesystem::path(bytes.toStdString());
    }
    return result;
}

} // namespace ph
