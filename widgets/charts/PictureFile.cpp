#include "widgets/charts/PictureFile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ph {
namespace {

constexpr int longestSide = 10'000;
constexpr int pixelsAnInch = 96;

bool paintPng(QIODevice& out, QSize size, int scale, const std::function<void(QPainter&)>& paint)
{
    QImage image(size * scale, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image.save(&out, "PNG");
}

bool paintSvg(QIODevice& out, QSize size, const QString& title, const std::function<void(QPainter&)>& paint)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setResolution(pixelsAnInch);
    svg.setTitle(title.toHtmlEscaped()); // Qt writes it as it is
    QPainter painter;
    if (!painter.begin(&svg))
        return false;
    paint(painter);
    return painter.end();
}

bool paintPdf(QIODevice& out, QSize size, const QString& title, const std::function<void(QPainter&)>& paint)
{
    QPdfWriter pdf(&out);
    pdf.setResolution(pixelsAnInch);
    pdf.setTitle(title);
    const QSizeF points = QSizeF(size) * 72.0 / pixelsAnInch;
    pdf.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&pdf))
        return false;
    paint(painter);
    return painter.end();
}

} // namespace

Result<void> savePicture(const QString& path, QSize size, const QString& title,
                         const std::function<void(QPainter&)>& paint, int pngScale)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg") && suffix != QLatin1String("pdf"))
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("PictureFile", "Pictures are .png, .svg or .pdf files."));
    if (size.isEmpty() || size.width() > longestSide || size.height() > longestSide)
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("PictureFile", "A side has 1 to 10,000 pixels."));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool painted = suffix == QLatin1String("png")   ? paintPng(buffer, size, pngScale, paint)
                         : suffix == QLatin1String("svg") ? paintSvg(buffer, size, title, paint)
                                                          : paintPdf(buffer, size, title, paint);
    QSaveFile file(path);
    if (!painted || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage, path, file.errorString());
    return {};
}

} // namespace ph
