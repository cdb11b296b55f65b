#pragma once

#include "models/charts/MomentGroups.h"
#include "widgets/charts/CurvePicture.h"

#include <QIcon>

namespace ph {

/// The sign of one kind of moment, filling `box`: kinds differ by shape, not by colour.
void paintMomentGlyph(QPainter& painter, CurveScene::Moment::Glyph glyph, const QRectF& box,
                      const QColor& ink, const QColor& paper);
/// The same for menus and tables.
QIcon momentIcon(CurveScene::Moment::Glyph glyph, const Theme& theme);

/// Moments as they are drawn in this plot: what would touch is one.
std::vector<MomentGroup> shownMoments(const CurveScene& scene, const PlotLayout& layout);
/// Lines from top to bottom with their sign on top; of several together their number.
void paintMoments(QPainter& painter, const CurveScene& scene, const PlotLayout& layout, const Theme& theme);
/// What happened at a pixel, as far as a hand can point at it; at most `most` lines, the last one says how
/// many more there are.
QStringList momentsAt(const CurveScene& scene, const PlotLayout& layout, double pixel, std::size_t most);

} // namespace ph
