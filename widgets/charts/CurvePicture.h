#pragma once

#include "models/charts/CurveScene.h"
#include "widgets/charts/PlotAxes.h"

class QPainter;

namespace ph {

/// Where the parts of a picture go.
struct CurveGeometry : PlotLayout {
    QRectF legend;
};

/// For a scene that is narrowed to its view, see inView().
CurveGeometry layOut(const CurveScene& scene, const QRectF& area);

enum class CurveTone { Normal, Dimmed, Emphasised };

/// Axes, curves (those of `tones`, beside scene.curves, that are Dimmed first) and legend.
void paintScene(QPainter& painter, const CurveScene& scene, const CurveFrame& frame,
                const CurveGeometry& geometry, const Theme& theme, double pixelRatio,
                const std::vector<CurveTone>& tones = {});
/// One of the curves: to lift it above a finished picture.
void paintCurve(QPainter& painter, const CurveScene& scene, const CurveFrame& frame, std::size_t curve,
                const CurveGeometry& geometry, const Theme& theme, double pixelRatio, CurveTone tone);

/// "4,800 of 10,000,000 points", "means of 4,800 points"; empty where every point is drawn.
QString pointsText(const CurveScene& scene, qint64 drawn, qint64 inView);

/// The whole of it for paper and files: decimated for `area` at `pixelRatio`, with pointsText() below, and as
/// many curves by name as there is room for. Returns what was drawn.
CurveFrame paintPicture(QPainter& painter, const CurveScene& scene, const QRectF& area, const Theme& theme,
                        double pixelRatio, const std::vector<CurveTone>& tones = {});

/// A value of the x axis in words, for readouts.
QString xText(const CurveScene& scene, double x);

} // namespace ph
