#pragma once

#include <QCoreApplication>

namespace ph {

/// Why something about a release is refused. Reasons that are kept and signed are English for everybody.
struct ReleaseStoreTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ReleaseStore)
};

} // namespace ph
