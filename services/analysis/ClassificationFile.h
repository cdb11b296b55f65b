#pragma once

#include "models/values/Classification.h"
#include "models/values/Result.h"

#include <QByteArray>

namespace ph {

/// What a run's logged file says about its classifier. Columns are found by well-known names, whatever their
/// case: truth: y_true, label, target, actual, truth, …; prediction: y_pred, prediction, predicted, …; score:
/// y_score, score, probability, proba, …; or one column of probabilities a class: proba_<label>,
/// prob_<label>, p_<label>.
///
/// Two labels: curves are of the positive one ("1", "true", "yes", "positive", else the second in order).
/// More labels with a column of probabilities each: curves are the micro-average over all pairs of row and
/// class. Without predictions, the likelier class counts as predicted.
///
/// Errors as readLoggedValues(); Unreadable as well where no truth, or nothing to hold against it, is found;
/// the detail names the columns. For a worker: a table of 16 MiB takes about a second.
Result<ClassificationData> readClassification(const QString& path, const QByteArray& bytes);

inline constexpr qsizetype maxClasses = 200;

} // namespace ph
