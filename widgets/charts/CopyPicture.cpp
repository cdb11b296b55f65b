#include "widgets/charts/CopyPicture.h"

#include "models/tables/CopiedRows.h"
#include "models/tables/CopyText.h"
#include "widgets/charts/PictureFile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>

namespace ph {

namespace {

constexpr int scale = 2;
constexpr qsizetype maxSvgBytes = 8 << 20;
/// A picture is asked for, not its data: of more rows the table is copied by itself.
constexpr qsizetype maxRowsBeside = 10'000;

} // namespace

CopiedPicture pictureToCopy(QSize size, const QString& title, const std::function<void(QPainter&)>& paint)
{
    CopiedPicture picture;
    picture.image = QImage(size * scale, QImage::Format_ARGB32_Premultiplied);
    if (picture.image.isNull())
        return picture;
    picture.image.setDevicePixelRatio(scale);
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    paint(painter);
    painter.end();
    if (auto svg = paintPicture(QStringLiteral("chart.svg"), size, title, paint);
        svg && svg->bytes.size() <= maxSvgBytes)
        picture.svg = std::move(svg->bytes);
    return picture;
}

QMimeData* mimeOf(const CopiedPicture& picture, const ChartTable& table)
{
    auto* mime = new QMimeData;
    mime->setImageData(picture.image);
    if (!picture.svg.isEmpty())
        mime->setData(QStringLiteral("image/svg+xml"), picture.svg);
    if (table.rows > 0 && table.rows <= maxRowsBeside) {
        const CopiedRows rows{tableTsv(table), CopiedRows::First::Header};
        mime->setText(rows.tsv);
        mime->setData(QStringLiteral("text/csv"), copiedCsv(rows).toUtf8());
    }
    return mime;
}

void copyPicture(const CopiedPicture& picture, const ChartTable& table)
{
    if (!picture.image.isNull())
        QGuiApplication::clipboard()->setMimeData(mimeOf(picture, table));
}

QString tableTsv(const ChartTable& table)
{
    const auto line = [](QStringList cells) {
        for (auto& cell : cells)
            cell = copyCell(cell, CopyFormat::Tsv);
        return copyRow(cells, CopyFormat::Tsv);
    };
    auto tsv = line(table.header);
    for (qsizetype row = 0; row < table.rows; ++row)
        tsv += line(table.row(row));
    return tsv;
}

} // namespace ph
