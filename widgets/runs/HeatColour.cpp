#include "widgets/runs/HeatColour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

QColor heatColour(double fraction, const Theme& theme)
{
    static constexpr std::array<QRgb, 9> stops{0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21918c,
                                               0xff28ae80, 0xff5ec962, 0xffaddc30, 0xfffde725};
    if (std::isnan(fraction))
        return theme.unknown;
    const double from = theme.isDark ? 0.22 : 0.05;
    const double to = theme.isDark ? 1.0 : 0.90;
    const double at = (from + std::clamp(fraction, 0.0, 1.0) * (to - from)) * double(stops.size() - 1);
    const auto below = std::min(std::size_t(at), stops.size() - 2);
    const double part = at - double(below);
    const QColor a = QColor::fromRgb(stops[below]);
    const QColor b = QColor::fromRgb(stops[below + 1]);
    const auto mix = [part](float x, float y) { return float(x + (y - x) * part); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace ph
