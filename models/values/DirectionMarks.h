#pragma once

#include <QChar>

namespace ph {

/// Marks that turn the order of what stands after them: a text would look like another.
constexpr bool turnsDirection(QChar c)
{
    return (c.unicode() >= 0x202a && c.unicode() <= 0x202e) ||
           (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

} // namespace ph
