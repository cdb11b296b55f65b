#include "app/settings/AskForUpdate.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct UpdateTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::UpdateTexts)
};

} // namespace

UpdateStanding standingOf(const UpdateNews& news, const QString& version)
{
    const auto order = compareVersions(news.version, version);
    return order > 0 ? UpdateStanding::Newer : order == 0 ? UpdateStanding::Current : UpdateStanding::Older;
}

Result<UpdateNews> askForUpdate(HttpTransport& transport, const Settings& settings, const QString& seenFile,
                                std::int64_t nowMs, std::stop_token stop)
{
    const auto source = updateSource(settings.updateAddress, settings.updateKey);
    if (!source)
        return fail(source.error());
    auto seen = loadSeenUpdate(seenFile);
    auto news = checkForUpdate(transport, *source, seen, stop);
    seen.checkedMs = nowMs; // what fails is not asked again at once either
    if (news) {
        seen.version = news->version;
        seen.publishedMs = news->publishedMs;
    }
    if (const auto kept = keepSeenUpdate(seenFile, seen); !kept && news)
        return fail(kept.error());
    return news;
}

QString updateWords(const UpdateNews& news)
{
    switch (standingOf(news)) {
    case UpdateStanding::Newer:
        return UpdateTexts::tr("Pilothouse %1 of %2 is newer than this %3. It is not fetched by itself: %4")
            .arg(news.version, formatLocalMinute(news.publishedMs), QStringLiteral(PH_VERSION), news.url);
    case UpdateStanding::Current:
        return UpdateTexts::tr("This is the newest version: %1.").arg(QStringLiteral(PH_VERSION));
    case UpdateStanding::Older:
        break;
    }
    return UpdateTexts::tr("This is %1; the newest that was published is %2.")
        .arg(QStringLiteral(PH_VERSION), news.version);
}

} // namespace ph
