#include "models/tables/DifferenceText.h"

#include "models/tables/DifferenceCell.h"
#include "models/tables/RunCells.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct DifferenceTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DifferenceText)
};

} // namespace

std::vector<int> differenceTextRows(const DifferenceTable& table)
{
    std::vector<int> rows;
    for (const auto& line : table.lines()) {
        if (!line.isHeading())
            rows.push_back(line.row);
    }
    return rows;
}

QStringList differenceTextHeader(const DifferenceTable& table, std::span<const std::uint32_t> columns)
{
    QStringList cells{DifferenceTexts::tr("key")};
    for (const auto column : columns) {
        const auto title = differenceColumnTitle(table, column);
        cells << title;
        if (table.isGrouped())
            cells << DifferenceTexts::tr("%1: std").arg(title) << DifferenceTexts::tr("%1: median").arg(title)
                  << DifferenceTexts::tr("%1: n").arg(title);
    }
    return cells;
}

QStringList differenceTextRow(const DifferenceTable& table, const DifferenceRow& row,
                              std::span<const std::uint32_t> columns)
{
    QStringList cells{columnKeyText(row.key)};
    for (const auto column : columns) {
        if (!table.isGrouped()) {
            cells << cellExactText(row.data, column);
            continue;
        }
        const auto summary = table.summary(row, column);
        const bool hasNumbers = row.isNumeric && summary.stats.count > 0;
        const auto number = [&](double value) { return hasNumbers ? formatExactNumber(value) : QString(); };
        cells << (hasNumbers ? number(summary.stats.mean) : summary.mostFrequent)
              << number(summary.stats.deviation) << number(summary.stats.median)
              << QString::number(hasNumbers ? summary.stats.count
                                            : summary.stats.rows - summary.stats.missing);
    }
    return cells;
}

QString differenceText(const DifferenceTable& table, std::span<const std::uint32_t> columns,
                       CopyFormat format)
{
    const auto line = [&](QStringList cells) {
        for (auto& cell : cells)
            cell = copyCell(cell, format);
        return copyRow(cells, format);
    };
    const auto header = differenceTextHeader(table, columns);
    QList<Qt::AlignmentFlag> alignments(header.size(), Qt::AlignRight);
    alignments.front() = Qt::AlignLeft;
    auto text = line(header) + copyRule(alignments, format);
    for (const int row : differenceTextRows(table))
        text += line(differenceTextRow(table, table.rows()[std::size_t(row)], columns));
    return text;
}

} // namespace ph
