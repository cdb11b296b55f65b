#pragma once

#include "models/values/WhyDifferent.h"

namespace ph {

/// Whether the values of a key are all numbers: "max_features = 20" is a param like any other, "features =
/// age, income" a list of features.
enum class ValueForm { Number, Text };

/// What a key is about, from where it stands and the words of its name. What makes a run reproducible is told
/// as Reproducibility.h tells it.
WhyTopic whyTopicOf(const ColumnKey& key, ValueForm form);

/// False for what identifies or describes a run and explains nothing: ids, names, notes, times, and the
/// tracker's own book-keeping.
bool isComparable(const ColumnKey& key);

/// True for what somebody or something decided before the run, so that a metric may depend on it: comparable,
/// and no metric, status or duration.
bool isChosen(const ColumnKey& key);

/// "Git commit", "Dataset", "learning_rate".
QString whyLabel(const ColumnKey& key);

} // namespace ph
