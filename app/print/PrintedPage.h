#pragma once

#include "app/compare/ReportTables.h"

#include <variant>

class QPagedPaintDevice;
class QWidget;

namespace ph {

/// Words of a page that stand for themselves.
struct PrintedText {
    QString words;
    enum class Rank { Heading, Body, Code } rank = Rank::Body;
};

/// A page of the window as it is printed: all that it shows, from its top to its bottom, with every row of
/// its tables, not only those in view.
struct PrintedPage {
    QString title;
    QString facts; ///< below the title: of which workspace, when
    std::vector<std::variant<PrintedText, ReportTable, ReportChart>> parts;
};

/// More rows of a table are counted instead of printed.
inline constexpr int maxPrintedRows = 20'000;

/// What `page` shows now: words, tables, charts in light colours. Buttons, menus and what is hidden are left
/// out. GUI thread.
PrintedPage printedPage(const QWidget& page, const QString& title);

/// Returns how many pages it took. Any thread.
int paintPage(const PrintedPage& page, QPagedPaintDevice& device);

/// A PDF on paper of this computer's usual size, that appears only when it is complete. Storage. Any thread.
Result<void> writePagePdf(const PrintedPage& page, const QString& file);

} // namespace ph
