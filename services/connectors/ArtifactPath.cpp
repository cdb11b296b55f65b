#include "services/connectors/Capabilities.h"

namespace ph {

Result<std::filesystem::path> safeArtifactPath(const std::filesystem::path& folder, const QString& path)
{
    const auto refuse = [&path](const QString& why) {
        return fail(ErrorKind::Invalid, path.left(200), QStringLiteral("Not a safe artifact path: ") + why);
    };
    constexpr int maxPartBytes = 255;
    if (path.isEmpty())
        return refuse(QStringLiteral("it is empty"));
    if (path.contains(QChar(u'\0')))
        return refuse(QStringLiteral("it holds a NUL character"));
    if (path.contains(QLatin1Char('\\')))
        return refuse(QStringLiteral("it holds a backslash"));
    auto result = folder;
    const auto parts = path.split(QLatin1Char('/'));
    for (const auto& part : parts) {
        if (part.isEmpty())
            return refuse(QStringLiteral("it is absolute or has an empty part"));
        if (part == QLatin1String(".") || part == QLatin1String(".."))
            return refuse(QStringLiteral("it has a \".\" or \"..\" part"));
        const auto bytes = part.toUtf8();
        if (bytes.size() > maxPartBytes)
            return refuse(QStringLiteral("a part is longer than %1 bytes").arg(maxPartBytes));
        result /= std::filesystem::path(bytes.toStdString());
    }
    return result;
}

} // namespace ph
