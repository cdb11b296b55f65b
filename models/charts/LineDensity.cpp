#include "models/charts/LineDensity.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::uint32_t full = 16;                // coverage of a pixel by one line
constexpr std::size_t tabulated = full * 256 + 1; // beyond so many lines every opacity is opaque
constexpr int columnBlock = 16;                   // columns rendered together: a cache line of the picture

struct Stroke {
    float from, slope; // y where the column's gap begins, and its change a pixel
    float reach;       // half the height that the line touches in a column
    float softness;    // pixels over which its edge fades
    std::uint32_t red, green, blue, dash;
};

} // namespace

LineDensity::LineDensity(int width, int height)
    : width_(std::max(0, width))
    , height_(std::max(0, height))
    , cells_(std::size_t(width_) * std::size_t(height_), Cell{})
{
}

void LineDensity::add(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness)
{
    change(bundle, lines, thickness, 1);
}

void LineDensity::takeAway(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness)
{
    change(bundle, lines, thickness, std::uint32_t(-1)); // modulo 2^32 an addition takes away
}

void LineDensity::change(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness,
                         std::uint32_t sign)
{
    std::vector<Stroke> strokes(lines.size());
    for (std::size_t gap = 0; gap + 1 < bundle.x.size(); ++gap) {
        const float left = bundle.x[gap], right = bundle.x[gap + 1];
        const int first = std::max(0, int(std::ceil(left - 0.5F)));
        const int end = std::min(width_, int(std::ceil(right - 0.5F)));
        if (first >= end)
            continue;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto line = lines[i];
            const auto rgb = bundle.rgb[line];
            const float from = bundle.y[gap][line];
            const float slope = (bundle.y[gap + 1][line] - from) / (right - left);
            const float softness = std::max(1.0F, std::abs(slope));
            strokes[i] = {from,
                          slope,
                          thickness / 2 * std::sqrt(1 + slope * slope) + softness / 2,
                          softness,
                          (rgb >> 16 & 255) * sign,
                          (rgb >> 8 & 255) * sign,
                          (rgb & 255) * sign,
                          bundle.dash.empty() ? ~0U : bundle.dash[line]};
        }
        for (int x = first; x < end; ++x) {
            const float along = float(x) + 0.5F - left;
            const std::uint32_t dashBit = 1U << (x & 31);
            Cell* column = cells_.data() + std::size_t(x) * std::size_t(height_);
            for (const Stroke& stroke : strokes) {
                if (!(stroke.dash & dashBit))
                    continue;
                const float y = stroke.from + along * stroke.slope;
                // Clamped as floats: beyond the ends of int a conversion would be undefined.
                const int top = int(std::clamp(y - stroke.reach, 0.0F, float(height_)));
                const int bottom = int(std::clamp(y + stroke.reach + 1, 0.0F, float(height_)));
                const float scale = float(full) / stroke.softness;
                for (int at = top; at < bottom; ++at) {
                    const float inside = (stroke.reach - std::abs(float(at) + 0.5F - y)) * scale;
                    const auto weight = std::uint32_t(std::clamp(inside + 0.5F, 0.0F, float(full)));
                    Cell& cell = column[at];
                    cell[0] += weight * sign;
                    cell[1] += weight * stroke.red;
                    cell[2] += weight * stroke.green;
                    cell[3] += weight * stroke.blue;
                }
            }
        }
    }
}

void LineDensity::render(std::uint32_t* pixels, std::ptrdiff_t stride, double opacity) const
{
    // By coverage: opacity over coverage, so that a colour sum times it is the premultiplied colour.
    static thread_local std::vector<float> share;
    share.resize(tabulated);
    const double transparent = 1 - std::clamp(opacity, 0.0, 1.0);
    for (std::size_t i = 1; i < tabulated; ++i)
        share[i] = float((1 - std::pow(transparent, double(i) / full)) / double(i));

    for (int from = 0; from < width_; from += columnBlock) {
        const int end = std::min(width_, from + columnBlock);
        for (int y = 0; y < height_; ++y) {
            std::uint32_t* row = pixels + y * stride;
            for (int x = from; x < end; ++x) {
                const Cell& sum = cell(x, y);
                if (sum[0] == 0) {
                    row[x] = 0;
                    continue;
                }
                const float part = sum[0] < tabulated ? share[sum[0]] : 1 / float(sum[0]);
                const auto channel = [part](std::uint32_t value) {
                    // Never negative, and lround would not vectorise.
                    // NOLINTNEXTLINE(bugprone-incorrect-roundings)
                    return std::uint32_t(std::int32_t(float(value) * part + 0.5F));
                };
                row[x] = channel(sum[0] * 255) << 24 | channel(sum[1]) << 16 | channel(sum[2]) << 8 |
                         channel(sum[3]);
            }
        }
    }
}

} // namespace ph
