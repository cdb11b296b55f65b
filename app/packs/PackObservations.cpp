#include "app/packs/PackObservations.h"

#include "app/incidents/LoadTimeline.h"
#include "app/packs/HiddenText.h"
#include "services/log/Redaction.h"
#include "services/pack/PackText.h"

namespace ph {

namespace {

constexpr std::uint32_t packedBatch = 20'000;

/// Most of a million items say what others said, too: each text is looked through once.
class HiddenTexts {
public:
    QString operator()(const QString& text)
    {
        if (text.isEmpty())
            return text;
        const auto known = hidden_.constFind(text);
        return known != hidden_.cend() ? *known : *hidden_.insert(text, redact(text));
    }
    TimelineScope operator()(const TimelineScope& scope)
    {
        return {(*this)(scope.environment), (*this)(scope.endpoint), (*this)(scope.model),
                (*this)(scope.segment)};
    }
    MetricLabels operator()(const MetricLabels& labels)
    {
        MetricLabels hidden;
        for (auto label = labels.cbegin(); label != labels.cend(); ++label) {
            // By its name, too: a label may be called "token".
            const auto pair = redact(QStringLiteral("%1=%2").arg(label.key(), label.value()));
            const bool isWhole = pair.startsWith(label.key() + u'=');
            hidden.insert(isWhole ? label.key() : (*this)(label.key()),
                          isWhole ? pair.mid(label.key().size() + 1) : (*this)(label.value()));
        }
        return hidden;
    }

private:
    QHash<QString, QString> hidden_;
};

/// Copies from one store into another that nobody else has.
class ObservationCopy {
public:
    ObservationCopy(Workspace& workspace, const PackRange& range, ObservedStore& to,
                    const PackProgress& progress, const std::stop_token& stop)
        : workspace_(workspace)
        , range_(range)
        , to_(to)
        , progress_(progress)
        , stop_(stop)
    {
    }

    Result<PackedObservations> copy()
    {
        auto reading = loadTimeline(workspace_, range_.fromMs, range_.toMs, stop_);
        if (!reading)
            return fail(reading.error());
        packed_.notes = std::move(reading->notes);
        return copyFiles()
            .and_then([&] { return copyLooks(reading->looks); })
            .and_then([&] { return copyItems(*reading->table); })
            .and_then([&] { return copyMetrics(); })
            .map([&] { return std::move(packed_); });
    }

private:
    bool concerns(const TimelineScope& scope) const { return isWithin(scope, {range_.environment}); }
    Result<void> stopped() const
    {
        return stop_.stop_requested() ? Result<void>(fail(ErrorKind::Cancelled, range_.environment))
                                      : Result<void>();
    }

    Result<void> copyFiles()
    {
        for (const auto& file : watchedFiles(workspace_)) {
            if (!concerns(file.scope))
                continue;
            const auto versions = workspace_.observed().documents(file.kind, file.path);
            if (!versions)
                return fail(versions.error());
            for (const auto& version : *versions) {
                if (auto copied = copyDocument(version); !copied)
                    return copied;
            }
        }
        return {};
    }

    Result<void> copyDocument(const ObservedDocument& version)
    {
        const auto bytes = workspace_.observed().document(version.digest);
        if (!bytes && bytes.error().kind != ErrorKind::Unreadable &&
            bytes.error().kind != ErrorKind::NotFound)
            return fail(bytes.error());
        if (!bytes) {
            packed_.notes << QStringLiteral("%1: %2").arg(version.name, bytes.error().detail);
            return {};
        }
        const auto hidden = redactedPackText(*bytes, hiddenPackText);
        for (const auto atMs : {version.firstMs, version.lastMs}) {
            const auto kept = to_.putDocument(version.kind, hide_(version.name), hidden, atMs);
            if (!kept)
                return fail(kept.error());
            digests_.insert(version.digest, kept->digest);
        }
        return {};
    }

    /// Before the items: a look ends what goes on and is not in it.
    Result<void> copyLooks(const std::vector<ObservedStore::Looked>& looks)
    {
        for (const auto& look : looks) {
            if (auto put = to_.putLook({hide_(look.source), look.kind, {}, look.atMs}); !put)
                return fail(put.error());
        }
        return {};
    }

    Result<void> copyItems(const TimelineTable& table)
    {
        std::vector<TimelineItem> batch;
        batch.reserve(packedBatch);
        const auto put = [&]() -> Result<void> {
            const auto kept = to_.putItems(batch);
            batch.clear();
            return kept ? stopped() : Result<void>(fail(kept.error()));
        };
        std::vector<char> isAsked; // by scope
        isAsked.reserve(table.scopes().size());
        for (const auto& scope : table.scopes())
            isAsked.push_back(concerns(scope) ? 1 : 0);
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            if (isAsked[table.scopeOf(row)] == 0 || table.reference(row).starts_with("incident:"))
                continue;
            batch.push_back(hidden(table.item(row)));
            if (batch.size() < packedBatch)
                continue;
            progress_(QStringLiteral("timeline"), row, table.size());
            if (auto kept = put(); !kept)
                return kept;
        }
        return put();
    }

    TimelineItem hidden(TimelineItem item)
    {
        packed_.references << item.reference;
        constexpr QLatin1String document("document:");
        if (item.reference.startsWith(document)) {
            const auto digest = item.reference.mid(document.size());
            item.reference = document + digests_.value(digest, digest);
        }
        item.id = redact(item.id);
        item.scope = hide_(item.scope);
        for (auto* text : {&item.title, &item.detail, &item.source, &item.reference})
            *text = hide_(*text);
        return item;
    }

    Result<void> copyMetrics()
    {
        const auto all = workspace_.observed().metricSeries();
        if (!all)
            return fail(all.error());
        qint64 done = 0;
        for (const auto& series : *all) {
            progress_(QStringLiteral("metrics"), done++, qint64(all->size()));
            if (auto going = stopped(); !going)
                return going;
            if (!concerns(series.key.scope) || series.lastMs < range_.fromMs || series.firstMs > range_.toMs)
                continue;
            const auto points = workspace_.observed().metrics(series.key, range_.fromMs, range_.toMs);
            if (!points)
                return fail(points.error());
            const ObservedSeriesKey key{hide_(series.key.source), hide_(series.key.expression),
                                        hide_(series.key.scope), hide_(series.key.labels)};
            if (auto kept = to_.putMetrics(key, *points); !kept)
                return kept;
        }
        return {};
    }

    Workspace& workspace_;
    const PackRange& range_;
    ObservedStore& to_;
    const PackProgress& progress_;
    const std::stop_token& stop_;
    HiddenTexts hide_;
    QHash<QString, QString> digests_; // of what was redacted, by what it was
    PackedObservations packed_;
};

} // namespace

Result<PackedObservations> packObservations(Workspace& workspace, const PackRange& range,
                                            const std::filesystem::path& file, const PackProgress& progress,
                                            const std::stop_token& stop)
{
    // Closed at the end, so that all of it is in one file.
    const auto opened = ObservedStore::open(file);
    if (!opened)
        return fail(opened.error());
    return ObservationCopy(workspace, range, *opened->store, progress, stop).copy();
}

} // namespace ph
