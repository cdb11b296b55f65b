#include "app/cli/Moment.h"

#include "services/query/QueryLiterals.h"

#include <QCoreApplication>

namespace ph {

Result<std::int64_t> momentOf(const std::string& written, TimeMs now)
{
    const auto asked = QString::fromStdString(written);
    if (const auto iso = timeFromIso(asked))
        return *iso;
    const ColumnKey time{ColumnKind::Attribute, QLatin1String(attribute::startTime)};
    const QStringList words{QStringLiteral("now"), QStringLiteral("today"), QStringLiteral("yesterday")};
    const auto kind = words.contains(asked) ? LiteralSyntax::Kind::TimeWord : LiteralSyntax::Kind::Quantity;
    const bool isRelative = asked.startsWith(u'-') || asked.startsWith(u'+');
    if (kind == LiteralSyntax::Kind::TimeWord || isRelative) {
        const auto literal = readLiteral({kind, asked}, time, now);
        if (literal && std::holds_alternative<double>(literal->value))
            return std::int64_t(std::get<double>(literal->value));
    }
    return fail(ErrorKind::Invalid, asked,
                QCoreApplication::translate(
                    "Moment", "This is no time; write 2026-01-31, 2026-01-31T10:00, -7d or +7d."));
}

} // namespace ph
