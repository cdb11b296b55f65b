#pragma once

#include <QCoreApplication>

namespace ph {

/// Why something cannot be said of an incident. What is kept of one is English for everybody.
struct IncidentStoreTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::IncidentStore)
};

} // namespace ph
