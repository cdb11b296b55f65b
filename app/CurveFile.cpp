#include "app/CurveFile.h"

#include "app/CurveFetch.h"
#include "app/TableFile.h"
#include "models/charts/CurveTable.h"

namespace ph {

namespace {

constexpr int fileColumns = 1200; // of a picture that nobody sees

/// The chart's rows, a few curves at a time: whose they are is up to `next_`.
class CurveRows {
public:
    CurveRows(CacheStore& cache, const ComparedRuns& runs, ChartSpec spec, QSet<qint64> hidden,
              std::stop_token stop)
        : cache_(cache)
        , runs_(runs)
        , spec_(std::move(spec))
        , hidden_(std::move(hidden))
        , stop_(std::move(stop))
    {
        spec_.curves.yScale = CurveScale::Linear; // numbers as they are, not back from their logarithms
    }

    QStringList header() const { return curveTable(runs_, spec_, {}).header; }

    Result<std::optional<ChartTable>> next()
    {
        const auto metrics = std::size_t(spec_.columns.size());
        const auto parts = runs_.isGrouped() ? runs_.groups.size() : runs_.size() * metrics;
        while (at_ < std::size_t(parts) && !stop_.stop_requested()) {
            const auto part = at_++;
            ChartSpec shown = spec_;
            if (!runs_.isGrouped())
                shown.columns = {spec_.columns[qsizetype(part % metrics)]};
            auto known = runs_.isGrouped() ? ofGroup(part) : ofRun(part / metrics, curveMetrics(shown));
            if (!known)
                return fail(known.error());
            const auto scene = prepareScene(known->request(runs_, shown, hidden_)).scene;
            if (auto table = curveTable(runs_, shown, scene); table.rows > 0)
                return table;
        }
        return std::nullopt;
    }

private:
    Result<KnownCurves> ofRun(std::size_t place, const QStringList& metrics)
    {
        KnownCurves known;
        if (hidden_.contains(runs_.rowId(place)))
            return known;
        for (const auto& name : metrics) {
            auto points = cache_.history(runs_.table->entity(place), name);
            if (!points)
                return fail(points.error());
            if (!*points)
                return KnownCurves(); // of no use without each other
            const auto total = std::int64_t((*points)->size());
            known.show({runs_.rowId(place), name},
                       {std::make_shared<const MetricPoints>(std::move(**points)), nullptr, {}, total});
        }
        return known;
    }

    /// As the picture has them: a mean of other points would be another mean.
    Result<KnownCurves> ofGroup(std::size_t group)
    {
        QSet<qint64> others = hidden_;
        for (std::size_t place = 0; place < runs_.size(); ++place) {
            if (std::size_t(runs_.groupOf[place]) != group)
                others.insert(runs_.rowId(place));
        }
        KnownCurves known;
        std::optional<Error> unread;
        const auto readOne = [&](const CurveWant& want) -> Result<CurveSource> {
            if (stop_.stop_requested())
                return fail(ErrorKind::Cancelled, want.metric);
            Run run;
            run.key = runs_.table->entity(*runs_.placeOf(want.rowId));
            auto source = fetchCurve(cache_, nullptr, run, want, stop_);
            if (!source && source.error().kind != ErrorKind::NotFound && !unread)
                unread = source.error();
            return source;
        };
        const auto read = [&](const QList<CurveWant>& wants) {
            std::vector<Result<CurveSource>> sources;
            for (const auto& want : wants)
                sources.push_back(readOne(want));
            return sources;
        };
        if (auto done = readCurves(known, runs_, spec_, others, fileColumns, read); !done)
            return fail(done.error());
        if (unread)
            return fail(*unread);
        return known;
    }

    CacheStore& cache_;
    const ComparedRuns& runs_;
    ChartSpec spec_;
    const QSet<qint64> hidden_;
    std::stop_token stop_;
    std::size_t at_ = 0;
};

} // namespace

Result<qsizetype> writeCurves(CacheStore& cache, const ComparedRuns& runs, const ChartSpec& spec,
                              const QSet<qint64>& hidden, const QString& file, std::stop_token stop)
{
    CurveRows curves(cache, runs, spec, hidden, stop);
    qsizetype rows = 0;
    const auto next = [&] {
        auto table = curves.next();
        if (table && *table)
            rows += (*table)->rows;
        return table;
    };
    return writeTables(curves.header(), next, file, stop).map([&] { return rows; });
}

} // namespace ph
