#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace ph::testing {

/// Relative luminance as WCAG 2.1 defines it, 0…1.
inline double luminance(const QColor& colour)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// Contrast ratio as WCAG 2.1 defines it, 1…21. Both colours are opaque.
inline double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// What is least of text (success criterion 1.4.3), and of graphics and of a control's bounds (1.4.11).
inline constexpr double leastOfText = 4.5, leastOfGraphics = 3.0;

} // namespace ph::testing
