#pragma once

#include "widgets/charts/ParallelLayout.h"

#include <span>

class QPainter;

namespace ph {

/// Everything but the lines.
void paintParallelAxes(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                       const Theme& theme);
void paintBrushes(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                  const Theme& theme);
void paintColourBar(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                    const Theme& theme);
void paintFoot(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout, const QString& text,
               const Theme& theme);
/// Runs above all others; of a single one the values stand at the axes.
void paintEmphasised(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                     std::span<const std::uint32_t> places, const Theme& theme);

} // namespace ph
