#include "app/cli/CurveReading.h"

#include "app/cli/SeveralAtOnce.h"
#include "app/cli/TerminalProgress.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct CurveReadingTexts {
    Q_DECLARE_TR_FUNCTIONS(CurveReading)
};

Result<CurveSource> readOne(CacheStore& cache, const ComparedRuns& runs, const RunLinks& links,
                            const CurveWant& want, std::stop_token stop)
{
    const auto place = *runs.placeOf(want.rowId);
    Run run;
    run.key = runs.table->entity(place);
    run.status = runs.table->status(place);
    const auto link = links.find(run.key.connection);
    const bool isUnreachable = link != links.end() && !link->second;
    auto* server = link == links.end() || isUnreachable ? nullptr : link->second->get();
    auto found = fetchCurve(cache, server, run, want, stop);
    // A link that cannot be had is the reason why a history that is not cached cannot be read.
    return !found && isUnreachable ? fail(link->second.error()) : found;
}

/// Why histories of one run could not be read, by metric.
using Unread = std::vector<std::pair<QString, Error>>;

Unread fetchHistoriesOf(CacheStore& cache, Link& link, const EntityKey& key, const QList<ColumnKey>& metrics,
                        std::stop_token stop)
{
    auto run = cache.run(key);
    if (!run)
        return {{QString(), run.error()}};
    Unread unread;
    for (const auto& metric : metrics) {
        const bool isLogged = *run && std::any_of((*run)->metrics.begin(), (*run)->metrics.end(),
                                                  [&](const Metric& one) { return one.key == metric.name; });
        if (!isLogged || stop.stop_requested())
            continue;
        auto read = history(cache, &link, **run, metric.name, Freshness::CacheFirst, stop);
        const auto why = read ? read->staleBecause : read.error();
        if (why && why->kind != ErrorKind::Cancelled)
            unread.emplace_back(metric.name, *why);
    }
    return unread;
}

} // namespace

RunLinks linksOf(CommandLine& line, const ComparedRuns& runs)
{
    RunLinks links;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const auto connection = runs.table->entity(place).connection;
        if (!links.contains(connection))
            links.emplace(connection, line.link(connection));
    }
    return links;
}

std::vector<Result<CurveSource>> readSeveral(CommandLine& line, const ComparedRuns& runs,
                                             const RunLinks& links, const QList<CurveWant>& wants)
{
    auto& cache = line.workspace()->cache();
    const auto stop = line.stop();
    TerminalProgress progress;
    std::vector<Result<CurveSource>> found(std::size_t(wants.size()),
                                           fail(ErrorKind::Cancelled, CurveReadingTexts::tr("curves")));
    severalAtOnce(
        found.size(),
        [&](std::size_t i) {
            if (stop.stop_requested())
                return Go::No;
            found[i] = readOne(cache, runs, links, wants[qsizetype(i)], stop);
            return Go::On;
        },
        [&](std::size_t done) {
            progress.show(CurveReadingTexts::tr("curves"),
                          {CurveReadingTexts::tr("histories"), qint64(done), qint64(wants.size())});
        });
    return found;
}

void fetchHistories(CommandLine& line, const ComparedRuns& runs, const RunLinks& links,
                    const QList<ColumnKey>& metrics)
{
    auto& cache = line.workspace()->cache();
    const auto stop = line.stop();
    std::vector<Unread> unread(runs.size());
    {
        TerminalProgress progress;
        severalAtOnce(
            runs.size(),
            [&](std::size_t place) {
                const auto key = runs.table->entity(place);
                if (const auto& link = links.at(key.connection))
                    unread[place] = fetchHistoriesOf(cache, **link, key, metrics, stop);
                return stop.stop_requested() ? Go::No : Go::On;
            },
            [&](std::size_t done) {
                progress.show(CurveReadingTexts::tr("runs"),
                              {CurveReadingTexts::tr("histories"), qint64(done), qint64(runs.size())});
            });
    }
    for (const auto& [connection, link] : links) {
        if (!link)
            line.note(QStringLiteral("%1: %2").arg(errorKindName(link.error().kind),
                                                   terminalText(link.error().where)));
    }
    for (std::size_t place = 0; place < runs.size(); ++place) {
        for (const auto& [metric, why] : unread[place])
            line.note(QStringLiteral("%1 %2: %3 %4")
                          .arg(terminalText(runs.names[qsizetype(place)]), terminalText(metric),
                               errorKindName(why.kind), terminalText(why.detail)));
    }
}

} // namespace ph
