#pragma once

#include <QCoreApplication>

namespace ph {

/// What is said of the files of settings, keys and notifications.
struct SettingsTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SettingsFiles)
};

} // namespace ph
