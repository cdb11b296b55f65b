#pragma once

#include <QString>

namespace ph {

/// "6 → 7"; "–" stands for nothing.
inline QString fromToText(const QString& from, const QString& to)
{
    const auto said = [](const QString& text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    return QStringLiteral("%1 → %2").arg(said(from), said(to));
}

} // namespace ph
