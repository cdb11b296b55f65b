#include "services/metrics/QueryFault.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

std::optional<QueryFault> queryFaultIn(const QString& detail)
{
    static const QRegularExpression form(QStringLiteral("\\b(\\d{1,6}):(\\d{1,6}): parse error: (.*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto found = form.match(detail);
    if (!found.hasMatch())
        return std::nullopt;
    return QueryFault{std::max(1, found.captured(1).toInt()), std::max(1, found.captured(2).toInt()),
                      found.captured(3)};
}

QStringList markedFault(const QString& expression, const QueryFault& fault)
{
    auto line = expression.split(u'\n').value(fault.line - 1);
    line.replace(u'\t', u' ');
    const auto blanks = std::min<qsizetype>(fault.column - 1, line.size());
    return {line, QString(blanks, u' ') + u'^'};
}

} // namespace ph
