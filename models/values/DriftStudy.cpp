#include "models/values/DriftStudy.h"

namespace ph {

QString DriftSegment::text() const
{
    if (isAll())
        return QStringLiteral("all rows");
    QStringList parts;
    for (qsizetype i = 0; i < columns.size(); ++i)
        parts.append(values[i].isNull() ? columns[i] + QStringLiteral(" missing")
                                        : columns[i] + QStringLiteral(" = ") + values[i]);
    return parts.join(QStringLiteral(", "));
}

} // namespace ph
