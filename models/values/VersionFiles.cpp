#include "models/values/VersionFiles.h"

#include <QRegularExpression>

namespace ph {

namespace {

/// What follows `mark` in `source`, as a folder; none where it is not there, or only begins a longer name.
std::optional<QString> folderBehind(const QString& source, const QString& mark)
{
    const auto at = source.indexOf(mark);
    if (at < 0)
        return std::nullopt;
    auto folder = source.mid(at + mark.size());
    if (!folder.isEmpty() && !folder.startsWith(u'/'))
        return std::nullopt; // "…/artifacts-old"
    while (folder.startsWith(u'/'))
        folder.remove(0, 1);
    while (folder.endsWith(u'/'))
        folder.chop(1);
    return folder;
}

std::optional<VersionFiles> ofLoggedModel(const QString& source, ConnectionId tracker)
{
    static const QRegularExpression named(QStringLiteral("^models:/(m-[^/]+)/?$"));
    static const QRegularExpression stored(QStringLiteral("/models/(m-[^/]+)/artifacts(?:/|$)"));
    for (const auto* form : {&named, &stored}) {
        const auto match = form->match(source);
        if (!match.hasMatch())
            continue;
        const auto id = match.captured(1);
        auto folder = folderBehind(source, id + QStringLiteral("/artifacts"));
        return VersionFiles{{tracker, EntityKind::LoggedModel, id}, folder.value_or(QString())};
    }
    return std::nullopt;
}

} // namespace

std::optional<VersionFiles> versionFiles(const ModelVersion& version, ConnectionId tracker)
{
    const auto& source = version.source;
    if (auto logged = ofLoggedModel(source, tracker))
        return logged;
    if (version.runId.isEmpty())
        return std::nullopt;
    const auto folder = folderBehind(source, source.startsWith(QLatin1String("runs:/"))
                                                 ? QStringLiteral("runs:/") + version.runId
                                                 : u'/' + version.runId + QStringLiteral("/artifacts"));
    if (!folder)
        return std::nullopt;
    return VersionFiles{{tracker, EntityKind::Run, version.runId}, *folder};
}

} // namespace ph
