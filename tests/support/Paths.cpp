#include "tests/support/Paths.h"

namespace ph::testing {

QString sourceFile(const QString& path)
{
    return QStringLiteral(PH_SOURCE_DIR "/") + path;
}

QString data(const QString& path)
{
    return sourceFile(QStringLiteral("tests/data/") + path);
}

QString connectionWatch()
{
    return QStringLiteral(PH_CONNECTION_WATCH);
}

QString program()
{
    return QStringLiteral(PH_EXECUTABLE);
}

QString shots()
{
    return QStringLiteral(PH_SHOTS);
}

} // namespace ph::testing
