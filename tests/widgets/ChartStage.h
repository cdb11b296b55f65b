#pragma once

#include "tests/widgets/RunsSample.h"
#include "widgets/charts/ChartView.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

namespace ph::testing {

inline ComparedRunsPtr compared(const RunTablePtr& table, const QString& groupByParam = {})
{
    Comparison how;
    if (!groupByParam.isEmpty())
        how.groupBy = ColumnKey{ColumnKind::Param, groupByParam};
    return compareRows(table, how, nullptr);
}

inline ChartSpec metricChart(ChartKind kind, const QString& metric)
{
    ChartSpec spec;
    spec.kind = kind;
    spec.columns = {{ColumnKind::Metric, metric}};
    return spec;
}

/// Shows the chart in this size; with PH_GALLERY=directory the picture is kept there, to be looked at.
inline QImage grabbed(ChartView& view, const QString& name, QSize size)
{
    view.resize(size);
    view.show();
    QTest::qWait(20);
    const auto picture = view.grab().toImage();
    const auto directory = qEnvironmentVariable("PH_GALLERY");
    if (!directory.isEmpty() && QDir().mkpath(directory))
        picture.save(directory + u'/' + name + QLatin1String(".png"));
    return picture;
}

/// Share of pixels that are not the surface.
inline double inked(const QImage& picture, const Theme& theme)
{
    qint64 inked = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            inked += picture.pixelColor(x, y) != theme.surface;
    }
    return double(inked) / (double(picture.width()) * picture.height());
}

inline QByteArray svgOf(const ChartView& view, const Theme& theme, QSize size = {620, 360})
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect({}, size));
    QPainter painter(&svg);
    view.paintPicture(painter, QRectF({}, QSizeF(size)), theme);
    painter.end();
    return bytes;
}

} // namespace ph::testing
