#pragma once

#include <QCoreApplication>

namespace ph {

/// What is wrong with the file of an environment, by its place in it.
struct EnvironmentTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::EnvironmentFile)
};

} // namespace ph
