#include "services/analysis/ClassLabels.h"

#include <QCollator>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ph {

double numberInCell(const std::string& cell)
{
    const auto* first = cell.data();
    const auto* last = first + cell.size();
    while (first != last && *first == ' ')
        ++first;
    double value = 0;
    const auto [end, fault] = std::from_chars(first, last, value);
    return fault == std::errc() && end == last && first != last ? value : std::nan("");
}

QString classLabel(const std::string& cell)
{
    const double value = numberInCell(cell);
    if (std::isfinite(value) && value == std::trunc(value) && std::abs(value) < 1e15)
        return QString::number(qint64(value));
    const auto text = QString::fromStdString(cell).trimmed();
    auto lower = text.toLower();
    if (lower == QLatin1String("true") || lower == QLatin1String("false"))
        return lower;
    return lower == QLatin1String("nan") ? QString() : text;
}

QStringList inNaturalOrder(QStringList labels)
{
    QCollator order;
    order.setNumericMode(true);
    std::sort(labels.begin(), labels.end(), [&](const auto& a, const auto& b) {
        const int c = order.compare(a, b);
        return c != 0 ? c < 0 : a < b;
    });
    return labels;
}

qsizetype labelCalledPositive(const QStringList& labels)
{
    for (const auto* word : {"1", "true", "yes", "positive", "pos"}) {
        for (qsizetype i = 0; i < labels.size(); ++i) {
            if (labels[i].compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
                return i;
        }
    }
    return -1;
}

} // namespace ph
