#include "widgets/runs/RunCopy.h"

#include "models/tables/RunTableModel.h"

namespace ph {

namespace {

QString oneLine(QString text)
{
    for (auto& c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

/// After OWASP's advice on CSV injection. Numbers such as -0.5 are data.
QString harmless(const QString& text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    const bool formula = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    return formula && !isNumber ? u'\'' + text : text;
}

QString cell(const QString& text, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return oneLine(harmless(text));
    case CopyFormat::Csv: {
        auto quoted = harmless(text);
        if (!quoted.contains(u'"') && !quoted.contains(u',') && !quoted.contains(u'\n') &&
            !quoted.contains(u'\r'))
            return quoted;
        return u'"' + quoted.replace(u'"', QLatin1String("\"\"")) + u'"';
    }
    case CopyFormat::Markdown:
        return oneLine(text).replace(u'\\', QLatin1String("\\\\")).replace(u'|', QLatin1String("\\|"));
    }
    return {};
}

QString row(const QStringList& cells, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return cells.join(u'\t') + u'\n';
    case CopyFormat::Csv:
        return cells.join(u',') + QLatin1String("\r\n");
    case CopyFormat::Markdown:
        return QLatin1String("| ") + cells.join(QLatin1String(" | ")) + QLatin1String(" |\n");
    }
    return {};
}

} // namespace

QString copyLines(const RunTableModel& model, const QList<int>& lines, CopyFormat format)
{
    QStringList header;
    QStringList rule;
    for (int column = 0; column < model.columnCount(); ++column) {
        header.append(cell(columnKeyText(model.columns()[std::size_t(column)]), format));
        rule.append(isRightAligned(model.shape(column)) ? QStringLiteral("---:") : QStringLiteral("---"));
    }
    auto text = row(header, format);
    if (format == CopyFormat::Markdown)
        text += row(rule, format);
    for (const int line : lines) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(cell(model.exactText(line, column), format));
        text += row(cells, format);
    }
    return text;
}

} // namespace ph
