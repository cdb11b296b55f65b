#include "tests/bench/BigPack.h"

#include "services/observations/ObservedStore.h"
#include "services/pack/WritePack.h"
#include "services/store/Migrations.h"
#include "tests/services/PackLab.h"

#include <random>

namespace ph::bench {

namespace {

constexpr std::int64_t bigPackMs = 30ll * 86'400'000;
constexpr int bigPackEndpoints = 50, bigPackSubjects = 5;
constexpr int pointsOfSeries = int(bigPackPoints / (bigPackEndpoints * bigPackSubjects));

TimelineScope scopeOfNumber(int endpoint)
{
    const auto name = QString::number(endpoint);
    return {
        QStringLiteral("production"), QStringLiteral("models/") + name, QStringLiteral("model-") + name, {}};
}

/// Few titles; every tenth between two looks; alerts last for some minutes.
void putEvents(ObservedStore& store)
{
    constexpr int batch = 20'000;
    std::mt19937_64 random(20260207);
    std::vector<TimelineItem> items;
    for (int begin = 0; begin < bigPackEvents; begin += batch) {
        items.clear();
        items.reserve(batch);
        for (int i = begin; i < begin + batch; ++i) {
            TimelineItem item;
            item.kind = TimelineKind(random() % timelineKinds);
            const auto endpoint = int(random() % bigPackEndpoints);
            item.id = QStringLiteral("%1:%2").arg(timelineKindName(item.kind)).arg(i);
            item.role = item.kind == TimelineKind::Alert ? TimelineRole::Symptom : TimelineRole::Change;
            item.severity = TimelineSeverity(i % 97 == 0 ? 2 : i % 13 == 0 ? 1 : 0);
            item.scope = scopeOfNumber(endpoint);
            item.title = QStringLiteral("What happened to %1").arg(random() % 2'000);
            item.detail = QStringLiteral("pod %1 of endpoint %2").arg(random() % 500).arg(endpoint);
            item.atMs = bigPackEndMs - bigPackMs + bigPackMs / bigPackEvents * i;
            if (i % 10 == 0)
                item.afterMs = item.atMs - 30'000;
            if (item.kind == TimelineKind::Alert)
                item.endMs = item.atMs + std::int64_t(random() % 600) * 1'000;
            item.seenMs = item.atMs + 1'000;
            item.source = QStringLiteral("prod");
            item.reference = QStringLiteral("event:%1").arg(i / 3);
            items.push_back(std::move(item));
        }
        if (!store.putItems(items))
            qFatal("the events cannot be kept");
    }
}

/// Rates are quotients: their last digits are noise, which does not pack.
void putPoints(ObservedStore& store)
{
    static constexpr const char* names[bigPackSubjects] = {"error-rate", "latency-p50", "latency-p95",
                                                           "throughput", "saturation"};
    std::mt19937_64 random(20260208);
    std::uniform_real_distribution<double> noise(0.9, 1.1);
    for (int endpoint = 0; endpoint < bigPackEndpoints; ++endpoint) {
        for (const auto* name : names) {
            MetricSeries series;
            series.timesMs.reserve(pointsOfSeries);
            series.values.reserve(pointsOfSeries);
            for (int i = 0; i < pointsOfSeries; ++i) {
                series.timesMs.push_back(bigPackEndMs - bigPackMs + bigPackMs / pointsOfSeries * i);
                series.values.push_back(0.02 * noise(random));
            }
            if (!store.putMetrics({QStringLiteral("metrics"), QLatin1String(name), scopeOfNumber(endpoint)},
                                  series))
                qFatal("the points cannot be kept");
        }
    }
}

} // namespace

QString writeBigPack(const QString& folder)
{
    const auto database = folder + QStringLiteral("/observed.db");
    {
        const auto opened = ObservedStore::open(database.toStdString());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        putEvents(*opened->store);
        putPoints(*opened->store);
    }
    PackDraft draft{{PackKind::Environment, QStringLiteral("production"), {}}, bigPackEndMs, "0.1.0"};
    draft.schemas = {{QStringLiteral("observed"), observedSchema().back().number}};
    draft.sources = {{QStringLiteral("observed.db"), QStringLiteral("application/vnd.sqlite3"), database}};
    const PackWriting writing{[](const QString& text) { return text; }, nullptr, std::int64_t(4) << 30};
    const auto file = folder + QStringLiteral("/big.phpack");
    if (const auto written = writePack(file, draft, writing); !written)
        qFatal("%s", qPrintable(written.error().detail));
    QFile::remove(database);
    return file;
}

} // namespace ph::bench
