#pragma once

#include "models/values/ChartSpec.h"

namespace ph {

/// What stands at some places of ChartSpec::columns. Roles follow each other in that order.
struct ChartRole {
    enum class Takes { Metric, Number, Any };
    QString label; ///< "Horizontal axis"
    Takes takes = Takes::Any;
    qsizetype least = 1, most = 1; ///< only the last role of a kind takes more than one
};
QList<ChartRole> chartRoles(ChartKind kind);

/// What a kind uses beside its columns.
enum class ChartExtra { ColourBy, SizeBy, Path, LogScale };
bool uses(ChartKind kind, ChartExtra extra);

QString chartKindTitle(ChartKind kind); ///< "Parallel coordinates"

/// True where every role has what it needs.
bool isComplete(const ChartSpec& spec);

/// A chart that could be added, in words.
struct ChartProposal {
    ChartSpec spec; ///< without an id
    QString title;  ///< "auc"
    QString detail; ///< "metric curves"
};

/// Charts about the columns whose names hold all of `words`, and of the kinds that the words name, the likely
/// ones first; at most `limit`. Without words: a chart of each kind that these columns allow. Incomplete ones
/// are meant to be filled in by a person. `objective` fills the role of what is judged.
QList<ChartProposal> proposedCharts(const QString& words, const RunTable& table,
                                    const std::optional<ColumnKey>& objective, qsizetype limit = 40);

} // namespace ph
