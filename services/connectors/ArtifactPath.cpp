#include "services/connectors/Capabilities.h"

namespace ph {

Result<std::filesystem::path> safeArtifactPath(const std::filesystem::path& folder, const QString& path)
{
    constexpr int maxPartBytes = 255; // what Linux file systems allow
    const auto refuse = [&path](const QString& why) {
        return fail(ErrorKind::Invalid, path.left(200), QStringLiteral("unsafe artifact path: ") + why);
    };
    if (path.isEmpty())
        return refuse(QStringLiteral("empty"));
    if (path.contains(QChar(0)) || path.contains(QLatin1Char('\\')))
        return refuse(QStringLiteral("NUL or backslash"));
    auto result = folder;
    for (const auto& part : path.split(QLatin1Char('/'))) {
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String(".."))
            return refuse(QStringLiteral("an empty, \".\" or \"..\" part"));
        const auto bytes = part.toUtf8();
        if (bytes.size() > maxPartBytes)
            return refuse(QStringLiteral("a part of over 255 bytes"));
        result /= bytes.toStdString();
    }
    return result;
}

} // namespace ph
