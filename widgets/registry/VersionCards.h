#pragma once

#include "models/values/ModelLineage.h"
#include "models/values/Reproducibility.h"
#include "widgets/common/Card.h"

#include <functional>

namespace ph {

// The parts of a version's page, each made anew from what is known. What is not known is said in its place.

/// A key and its value a line; at most `most` of them, then how many more there are.
Card* pairsCard(const QString& objectName, const QString& title, const QList<KeyValue>& pairs,
                const QString& none, int most = 16);
Card* textCard(const QString& objectName, const QString& title, const QString& text, const QFont& font);
Card* metricsCard(const VersionDetails& version);
Card* signatureCard(const VersionDetails& version);
Card* filesCard(const VersionDetails& version);
/// `openRun` is called where somebody follows the run.
Card* lineageCard(const VersionDetails& version, std::function<void()> openRun);
Card* reproducibilityCard(const VersionDetails& version);

} // namespace ph
