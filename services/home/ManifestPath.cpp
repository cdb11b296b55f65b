#include "services/home/ManifestPath.h"

#include "services/home/HomeText.h"

#include <QRegularExpression>

namespace ph {

Result<ManifestPath> parseManifestPath(const QString& field)
{
    static const QRegularExpression document(QStringLiteral("^([A-Za-z0-9]+)/([A-Za-z0-9.-]+):"));
    static const QRegularExpression step(QStringLiteral("\\G(?:(?<dot>^|\\.)(?<key>[^.\\[\\]\"\\s:]+)|\\[(?<"
                                                        "index>[0-9]{1,6})\\]|\\[\"(?<quoted>[^\"]+)\"\\])"));
    ManifestPath path;
    QString rest = field;
    if (const auto match = document.match(field); match.hasMatch()) {
        path.kind = match.captured(1);
        path.name = match.captured(2);
        rest = field.mid(match.capturedLength());
    }
    for (qsizetype at = 0; at < rest.size();) {
        const auto match = step.match(rest, at);
        if (!match.hasMatch() || match.capturedLength() == 0)
            return fail(ErrorKind::Invalid, field.left(200),
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                                   "a field is written like spec.containers[0].image")));
        if (!match.captured(QStringLiteral("index")).isEmpty())
            path.steps.append(match.captured(QStringLiteral("index")).toLongLong());
        else if (!match.captured(QStringLiteral("quoted")).isEmpty())
            path.steps.append(match.captured(QStringLiteral("quoted")));
        else
            path.steps.append(match.captured(QStringLiteral("key")));
        at = match.capturedEnd();
    }
    if (path.steps.isEmpty() || path.steps.size() > 64)
        return fail(ErrorKind::Invalid, field.left(200),
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "no field is named")));
    return path;
}

} // namespace ph
