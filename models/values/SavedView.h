#pragma once

#include "models/values/Result.h"
#include "models/values/RunsLayout.h"

#include <QStringList>

namespace ph {

/// An arrangement of the runs screen that is worth keeping: the question, never the answer (the query text,
/// not the run ids), and names instead of numbers, so that a colleague can open it on another machine.
struct SavedView {
    struct ExperimentName {
        QString connection; ///< its name
        QString experiment;
        friend bool operator==(const ExperimentName&, const ExperimentName&) = default;
    };
    QString name;
    QString query;
    QList<ExperimentName> experiments; ///< empty: all
    RunsLayout layout;
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The text file of a saved view: pretty-printed JSON, keys always in the same order, ends with a line break.
///
///     {
///         "pilothouse-view": 1,                      version; a larger one is refused (Unsupported)
///         "name": "Best fraud runs",
///         "query": "metrics.auc > 0.9",              "" matches everything
///         "experiments": [{"connection": "lab", "experiment": "fraud"}],   [] means all
///         "columns": ["run_name", "metrics.auc"],    names as in the search language
///         "pinned": ["run_name"],
///         "widths": {"metrics.auc": 96},             pixels, 24 to 4000
///         "sort": ["metrics.auc desc", "start_time asc"],
///         "arrange": "nested",                       "flat", "nested" or "grouped"
///         "groupBy": "params.model",                 with "grouped" only
///         "colourBy": "metrics.auc",                 optional
///         "deleted": "hide",                         "hide" or "show"
///         "show": "chosen"                           "chosen" or "varying"
///     }
///
/// Only the version and the name must be there.
QByteArray savedViewText(const SavedView& view);

/// Reads such a file. Unreadable, naming the place, for anything that is not one: also for a key that we do
/// not know, so that a typing error or a newer feature is never silently dropped. At most 1 MiB is read.
/// `where` names the file in errors.
Result<SavedView> savedViewFromText(const QByteArray& text, const QString& where);

/// Part of a file name made of a view's name: letters, digits, '-' and '_', never empty, at most 80
/// characters.
QString savedViewFileName(const QString& viewName);

} // namespace ph
