#include "widgets/charts/PictureFile.h"

#include "models/values/WholeFile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDevice>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace ph {
namespace {

constexpr int longestSide = 10'000;
constexpr int pixelsAnInch = 96;

QImage paintPng(QSize size, int scale, const std::function<void(QPainter&)>& paint)
{
    QImage image(size * scale, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image;
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

Result<PaintedPicture> paintPicture(const QString& path, QSize size, const QString& title,
                                    const std::function<void(QPainter&)>& paint, int pngScale)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg") && suffix != QLatin1String("pdf"))
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("PictureFile", "Pictures are .png, .svg or .pdf files."));
    if (size.isEmpty() || size.width() > longestSide || size.height() > longestSide)
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("PictureFile", "A side has 1 to 10,000 pixels."));
    PaintedPicture picture;
    QBuffer buffer(&picture.bytes);
    buffer.open(QIODevice::WriteOnly);
    bool painted = false;
    if (suffix == QLatin1String("png")) {
        picture.image = paintPng(size, pngScale, paint);
        painted = !picture.image.isNull();
    } else {
        painted = suffix == QLatin1String("svg") ? paintSvg(buffer, size, title, paint)
                                                 : paintPdf(buffer, size, title, paint);
    }
    if (!painted)
        return fail(
            ErrorKind::Storage, path,
            QCoreApplication::translate("PictureFile", "There is no memory for a picture this large."));
    return picture;
}

Result<void> writePicture(const PaintedPicture& picture, const QString& path)
{
    return writeWholeFile(path, [&](QFileDevice& file) -> Result<void> {
        const bool written = picture.image.isNull() ? file.write(picture.bytes) == picture.bytes.size()
                                                    : picture.image.save(&file, "PNG");
        if (!written)
            return fail(ErrorKind::Storage, path, file.errorString());
        return {};
    });
}

Result<void> savePicture(const QString& path, QSize size, const QString& title,
                         const std::function<void(QPainter&)>& paint, int pngScale)
{
    return paintPicture(path, size, title, paint, pngScale).and_then([&](const PaintedPicture& picture) {
        return writePicture(picture, path);
    });
}

} // namespace ph
