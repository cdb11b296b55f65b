#include "models/tables/CopyText.h"

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

} // namespace

QString copyCell(const QString& text, CopyFormat format)
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

QString copyRow(const QStringList& cells, CopyFormat format)
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

QString copyRule(const QList<Qt::AlignmentFlag>& columns, CopyFormat format)
{
    if (format != CopyFormat::Markdown)
        return {};
    QStringList cells;
    for (const auto alignment : columns)
        cells.append(alignment == Qt::AlignRight ? QStringLiteral("---:") : QStringLiteral("---"));
    return copyRow(cells, format);
}

} // namespace ph
