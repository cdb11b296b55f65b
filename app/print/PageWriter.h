#pragma once

#include "app/compare/ReportTables.h"

#include <QPainter>

class QPagedPaintDevice;

namespace ph {

/// The unit of everything that a PageWriter writes, as on screen: to be the resolution of its device.
inline constexpr int pageDotsPerInch = 96;

/// Goes down the pages of a file or a printer. A page has no scroll bar: text is wrapped in its cell, never
/// cut; a table's header stands on each of its pages. Any thread; needs a GUI application object, for its
/// fonts.
class PageWriter {
public:
    /// `title` stands at the foot of each page, with its number.
    PageWriter(QPagedPaintDevice& device, const QString& title);
    void text(const QString& words, const QFont& font, const QColor& colour, double after);
    void picture(const ReportChart& chart);
    /// Of too many columns for a page, part after part.
    void table(const ReportTable& table);
    int pages() const { return page_; }

private:
    void part(ReportTable table);
    double heightOf(const QStringList& cells, const std::vector<double>& widths) const;
    void row(const ReportTable& table, const QStringList& cells, const std::vector<double>& widths,
             const QColor& colour);
    void room(double needed);
    void nextPage();
    void paintFooter();

    QPagedPaintDevice& device_;
    QPainter painter_;
    const QString title_;
    const double width_, height_;
    double y_ = 0;
    int page_ = 1;
};

/// Of a table's columns on a page, in pixels: where they must share its width, a column keeps that of its
/// longest word, up to an even share.
std::vector<double> columnWidths(const ReportTable& table, double pageWidth);

} // namespace ph
