#pragma once

#include <QCoreApplication>

namespace ph {

/// What is wrong with a pack, or was when one was made.
struct PackFileTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::PackFile)
};

} // namespace ph
