#pragma once

#include "app/shots/ContainmentSample.h"
#include "app/shots/DiagnosisSample.h"
#include "tests/support/Testing.h"

namespace ph::testing {

/// What has this name within a widget; a test without it tests nothing.
template <class T = QWidget>
T* part(const QWidget& root, const char* name)
{
    auto* found = root.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace ph::testing
