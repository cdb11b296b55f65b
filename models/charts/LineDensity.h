#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ph {

/// Polylines that share their x: what parallel coordinates draw. In pixels, y downwards.
struct LineBundle {
    std::vector<float> x;                 ///< ascending, one a station
    std::vector<std::vector<float>> y;    ///< by station, by line; finite
    std::vector<std::uint32_t> rgb;       ///< by line: 0xRRGGBB
    std::vector<std::uint32_t> dash = {}; ///< by line: bit (column mod 32) says "drawn here"; empty: solid
    std::size_t size() const { return rgb.size(); }
};

/// How much, and in which colours, lines cover each pixel: many lines become a density instead of a blob, and
/// the result does not depend on their order. Sums are integers, so that a line taken away leaves nothing
/// behind: a picture that changes by ten lines costs ten lines.
///
/// Antialiased along y with a box filter of the width that a line crosses within a column (Crow, "A
/// comparison of antialiasing techniques", IEEE CG&A 1981). 16 bytes a pixel.
class LineDensity {
public:
    LineDensity() = default;
    /// Nothing is drawn outside of width x height.
    LineDensity(int width, int height);

    /// `lines` are indices into the bundle; taking away what was not added is a mistake that shows.
    void add(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness);
    void takeAway(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness);

    /// Premultiplied ARGB, `stride` pixels a row: the mean colour of the lines over a pixel, as opaque as
    /// so many lines of `opacity` (0 to 1) above each other.
    void render(std::uint32_t* pixels, std::ptrdiff_t stride, double opacity) const;

    int width() const { return width_; }
    int height() const { return height_; }
    /// Lines over a pixel, in sixteenths.
    std::uint32_t coverage(int x, int y) const { return cell(x, y)[0]; }

private:
    /// Coverage, then coverage times red, green and blue.
    using Cell = std::array<std::uint32_t, 4>;
    const Cell& cell(int x, int y) const
    {
        return cells_[std::size_t(x) * std::size_t(height_) + std::size_t(y)];
    }
    void change(const LineBundle& bundle, std::span<const std::uint32_t> lines, float thickness,
                std::uint32_t sign);

    int width_ = 0, height_ = 0;
    std::vector<Cell> cells_; // column by column: a column of all lines stays in the nearest cache
};

} // namespace ph
