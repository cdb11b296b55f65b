#pragma once

#include <QWidget>

namespace ph::testing {

/// The widget of this name below `parent`, which a test may take for granted.
template <class T>
T* child(QWidget& parent, const char* name)
{
    auto* found = parent.findChild<T*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace ph::testing
