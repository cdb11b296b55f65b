#include "models/values/ChartRoles.h"

#include "models/values/ColumnStats.h"

#include <QCoreApplication>

#include <numeric>

namespace ph {

namespace {

struct ChartRolesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ChartRoles)
};

constexpr qsizetype mostColumns = 20;

bool isNumber(const ColumnData& data)
{
    if (const auto* text = std::get_if<TextColumn>(&data))
        return text->numeric();
    return true;
}

/// Columns of a table as proposals see them: what varies, in the order of interest.
struct Offer {
    QList<ColumnKey> metrics, numericParams, otherParams;
};

Offer offerOf(const RunTable& table)
{
    std::vector<std::uint32_t> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    Offer offer;
    for (const auto& key : varyingColumns(table, rows)) {
        if (key.kind == ColumnKind::Metric)
            offer.metrics.append(key);
        else if (key.kind == ColumnKind::Param)
            (isNumber(*table.find(key)) ? offer.numericParams : offer.otherParams).append(key);
    }
    return offer;
}

ChartSpec spec(ChartKind kind, const QList<ColumnKey>& columns)
{
    ChartSpec made;
    made.kind = kind;
    made.columns = columns;
    if (kind == ChartKind::ParallelCoordinates)
        made.width = 2;
    return made;
}

ChartProposal proposal(const ChartSpec& made)
{
    return {made, chartTitle(made), chartKindTitle(made.kind)};
}

/// One chart of each kind, filled from what there is.
QList<ChartProposal> onePerKind(const Offer& offer, const std::optional<ColumnKey>& objective)
{
    QList<ColumnKey> metrics = offer.metrics;
    if (objective) {
        metrics.removeAll(*objective);
        metrics.prepend(*objective);
    }
    const auto params = offer.numericParams + offer.otherParams;
    QList<ChartProposal> all;
    if (!metrics.isEmpty())
        all.append(proposal(spec(ChartKind::Curves, metrics.first(1))));
    auto axes = params.first(std::min<qsizetype>(6, params.size())) +
                metrics.first(std::min<qsizetype>(2, metrics.size()));
    std::reverse(axes.end() - std::min<qsizetype>(2, metrics.size()), axes.end());
    auto parallel = spec(ChartKind::ParallelCoordinates, axes);
    parallel.colourBy = objective;
    all.append(proposal(parallel));
    all.append(proposal(spec(ChartKind::Scatter,
                             offer.numericParams.first(std::min<qsizetype>(1, offer.numericParams.size())) +
                                 metrics.first(std::min<qsizetype>(1, metrics.size())))));
    all.append(proposal(spec(ChartKind::Pareto, metrics.first(std::min<qsizetype>(2, metrics.size())))));
    for (const auto kind : {ChartKind::Box, ChartKind::Violin, ChartKind::Histogram, ChartKind::Bar})
        all.append(proposal(spec(kind, metrics.first(std::min<qsizetype>(1, metrics.size())))));
    all.append(proposal(spec(ChartKind::ScatterMatrix,
                             offer.numericParams.first(std::min<qsizetype>(3, offer.numericParams.size())) +
                                 metrics.first(std::min<qsizetype>(1, metrics.size())))));
    auto contour = spec(ChartKind::Contour,
                        offer.numericParams.first(std::min<qsizetype>(2, offer.numericParams.size())));
    if (contour.columns.size() == 2)
        contour.columns += metrics.first(std::min<qsizetype>(1, metrics.size()));
    all.append(proposal(contour));
    for (const auto kind :
         {ChartKind::Confusion, ChartKind::RocPr, ChartKind::Calibration, ChartKind::Images})
        all.append({spec(kind, {}), chartKindTitle(kind), ChartRolesTexts::tr("from logged artifacts")});
    for (auto& one : all) {
        if (one.spec.columns.isEmpty())
            one.title = chartKindTitle(one.spec.kind);
    }
    return all;
}

QList<ChartProposal> aboutColumn(const ColumnKey& key, const std::optional<ColumnKey>& objective)
{
    QList<ChartProposal> all;
    if (key.kind == ColumnKind::Metric) {
        for (const auto kind :
             {ChartKind::Curves, ChartKind::Box, ChartKind::Histogram, ChartKind::Bar, ChartKind::Violin})
            all.append(proposal(spec(kind, {key})));
    }
    if (objective && key != *objective)
        all.append(proposal(spec(ChartKind::Scatter, {key, *objective})));
    if (key.kind != ColumnKind::Metric)
        all.append(proposal(spec(ChartKind::Histogram, {key})));
    return all;
}

bool holdsAll(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QList<ChartRole> chartRoles(ChartKind kind)
{
    using Takes = ChartRole::Takes;
    switch (kind) {
    case ChartKind::Curves:
        return {{ChartRolesTexts::tr("Metrics"), Takes::Metric, 1, mostColumns}};
    case ChartKind::ParallelCoordinates:
        return {{ChartRolesTexts::tr("Axes"), Takes::Any, 2, mostColumns}};
    case ChartKind::Scatter:
        return {{ChartRolesTexts::tr("Horizontal axis"), Takes::Any},
                {ChartRolesTexts::tr("Vertical axis"), Takes::Any}};
    case ChartKind::ScatterMatrix:
        return {{ChartRolesTexts::tr("Columns"), Takes::Any, 2, 8}};
    case ChartKind::Contour:
        return {{ChartRolesTexts::tr("Horizontal axis"), Takes::Number},
                {ChartRolesTexts::tr("Vertical axis"), Takes::Number},
                {ChartRolesTexts::tr("Height"), Takes::Metric}};
    case ChartKind::Box:
    case ChartKind::Violin:
    case ChartKind::Bar:
        return {{ChartRolesTexts::tr("Value"), Takes::Number}};
    case ChartKind::Histogram:
        return {{ChartRolesTexts::tr("Value"), Takes::Any}};
    case ChartKind::Pareto:
        return {{ChartRolesTexts::tr("Objectives"), Takes::Number, 2, 3}};
    case ChartKind::Confusion:
    case ChartKind::RocPr:
    case ChartKind::Calibration:
    case ChartKind::Images:
        break;
    }
    return {};
}

bool uses(ChartKind kind, ChartExtra extra)
{
    const bool fromArtifacts = chartRoles(kind).isEmpty();
    switch (extra) {
    case ChartExtra::ColourBy:
        return kind == ChartKind::ParallelCoordinates || kind == ChartKind::Scatter ||
               kind == ChartKind::ScatterMatrix;
    case ChartExtra::SizeBy:
        return kind == ChartKind::Scatter;
    case ChartExtra::Path:
        return fromArtifacts;
    case ChartExtra::LogScale:
        return !fromArtifacts && kind != ChartKind::Curves; // curves say it in their options
    }
    return false;
}

QString chartKindTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Curves:
        return ChartRolesTexts::tr("Metric curves");
    case ChartKind::ParallelCoordinates:
        return ChartRolesTexts::tr("Parallel coordinates");
    case ChartKind::Scatter:
        return ChartRolesTexts::tr("Scatter");
    case ChartKind::ScatterMatrix:
        return ChartRolesTexts::tr("Scatter matrix");
    case ChartKind::Contour:
        return ChartRolesTexts::tr("Contour");
    case ChartKind::Box:
        return ChartRolesTexts::tr("Box plot");
    case ChartKind::Violin:
        return ChartRolesTexts::tr("Violin plot");
    case ChartKind::Bar:
        return ChartRolesTexts::tr("Bars");
    case ChartKind::Histogram:
        return ChartRolesTexts::tr("Histogram");
    case ChartKind::Pareto:
        return ChartRolesTexts::tr("Pareto front");
    case ChartKind::Confusion:
        return ChartRolesTexts::tr("Confusion matrix");
    case ChartKind::RocPr:
        return ChartRolesTexts::tr("ROC and precision–recall");
    case ChartKind::Calibration:
        return ChartRolesTexts::tr("Calibration");
    case ChartKind::Images:
        return ChartRolesTexts::tr("Images");
    }
    return {};
}

bool isComplete(const ChartSpec& made)
{
    if (uses(made.kind, ChartExtra::Path))
        return !made.path.isEmpty();
    qsizetype least = 0, most = 0;
    for (const auto& role : chartRoles(made.kind)) {
        least += role.least;
        most += role.most;
    }
    return made.columns.size() >= least && made.columns.size() <= most;
}

QList<ChartProposal> proposedCharts(const QString& text, const RunTable& table,
                                    const std::optional<ColumnKey>& objective, qsizetype limit)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    QList<ChartProposal> found;
    for (const auto& one : onePerKind(offerOf(table), objective)) {
        if (holdsAll(one.title + u' ' + one.detail, words))
            found.append(one);
    }
    if (words.isEmpty())
        return found;
    // Names that begin with what was typed come first.
    QList<ColumnKey> matching;
    for (const auto& column : table.columns()) {
        if (holdsAll(column.key.name, words))
            matching.append(column.key);
    }
    std::stable_sort(matching.begin(), matching.end(), [&](const ColumnKey& a, const ColumnKey& b) {
        const auto rank = [&](const ColumnKey& key) {
            return std::pair(!key.name.startsWith(words.first(), Qt::CaseInsensitive),
                             key.kind != ColumnKind::Metric);
        };
        return rank(a) < rank(b);
    });
    for (const auto& key : matching) {
        for (const auto& one : aboutColumn(key, objective)) {
            const bool known = std::any_of(found.begin(), found.end(),
                                           [&](const ChartProposal& p) { return p.spec == one.spec; });
            if (!known && found.size() < limit)
                found.append(one);
        }
    }
    return found.first(std::min(limit, found.size()));
}

} // namespace ph
