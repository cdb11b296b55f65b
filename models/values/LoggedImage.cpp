#include "models/values/LoggedImage.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

std::optional<LoggedImage> loggedImage(const QString& path)
{
    static const QRegularExpression suffix(QStringLiteral("\\.(png|jpe?g)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression mlflow(
        QStringLiteral("^(?:.*/)?([^/]+?)([%+])step\\2(-?\\d{1,18})\\2timestamp\\2(\\d{1,18})\\2[^/]*$"));
    static const QRegularExpression numbered(QStringLiteral("^(.*?)[-_.=]?(\\d{1,18})([^\\d/]*)$"));
    const auto ending = suffix.match(path);
    if (!ending.hasMatch() || path.contains(QLatin1String("%compressed")) ||
        path.contains(QLatin1String("+compressed")))
        return std::nullopt;
    const QString name = path.left(ending.capturedStart());
    if (const auto match = mlflow.match(name); match.hasMatch()) {
        return LoggedImage{match.captured(1).replace(u'#', u'/'), match.captured(3).toLongLong(),
                           match.captured(4).toLongLong(), path};
    }
    if (const auto match = numbered.match(name); match.hasMatch()) {
        const QString key = match.captured(1) + match.captured(3);
        return LoggedImage{key.isEmpty() ? QStringLiteral("image") : key, match.captured(2).toLongLong(),
                           noTime, path};
    }
    return std::nullopt;
}

QList<LoggedImage> loggedImages(const QList<ArtifactEntry>& entries, const QString& prefix)
{
    QList<LoggedImage> images;
    for (const auto& entry : entries) {
        if (entry.kind != ArtifactEntry::Kind::File)
            continue;
        const auto image = loggedImage(entry.path);
        if (image && (entry.path.startsWith(prefix) || image->key.startsWith(prefix)))
            images.append(*image);
    }
    std::stable_sort(images.begin(), images.end(), [](const auto& a, const auto& b) {
        return a.key != b.key ? a.key < b.key : a.step < b.step;
    });
    return images;
}

} // namespace ph
