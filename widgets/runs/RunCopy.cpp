#include "widgets/runs/RunCopy.h"

#include "models/tables/RunTableModel.h"

namespace ph {

QString copyLines(const RunTableModel& model, const QList<int>& lines, CopyFormat format)
{
    QStringList header;
    QList<Qt::AlignmentFlag> alignments;
    for (int column = 0; column < model.columnCount(); ++column) {
        header.append(copyCell(columnKeyText(model.columns()[std::size_t(column)]), format));
        alignments.append(isRightAligned(model.shape(column)) ? Qt::AlignRight : Qt::AlignLeft);
    }
    auto text = copyRow(header, format) + copyRule(alignments, format);
    for (const int line : lines) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(copyCell(model.exactText(line, column), format));
        text += copyRow(cells, format);
    }
    return text;
}

} // namespace ph
