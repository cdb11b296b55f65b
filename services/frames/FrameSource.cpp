#include "services/frames/FrameSource.h"

#include "services/frames/CsvSource.h"
#include "services/frames/FrameFormat.h"
#include "services/frames/JsonSource.h"
#include "services/frames/NdjsonSource.h"
#include "services/frames/ParquetSource.h"
#include "services/frames/SqliteSource.h"

#include <QFileInfo>
#include <QSet>

namespace ph {

FrameRequest frameRequest(const QString& path)
{
    const auto hash = path.lastIndexOf(u'#');
    if (hash < 0 || QFileInfo::exists(path))
        return {.path = path};
    return {.path = path.left(hash), .table = path.mid(hash + 1)};
}

QStringList distinctNames(const QStringList& names, QStringList& notes)
{
    QSet<QString> taken(names.begin(), names.end());
    QSet<QString> seen;
    QStringList distinct;
    for (const auto& name : names) {
        auto own = name.isEmpty() ? QStringLiteral("column %1").arg(distinct.size() + 1) : name;
        if (name.isEmpty() || seen.contains(name)) {
            const auto stem = own;
            for (int i = 1; seen.contains(own) || (taken.contains(own) && own != name) || own == name; ++i)
                own = QStringLiteral("%1.%2").arg(stem).arg(i);
            notes.append(name.isEmpty()
                             ? QStringLiteral("Column %1 has no name: %2.").arg(distinct.size() + 1).arg(own)
                             : QStringLiteral("Another column is named %1: it is %2 here.").arg(name, own));
        }
        seen.insert(own);
        distinct.append(own);
    }
    return distinct;
}

Result<std::unique_ptr<FrameSource>> openFrameSource(const FrameRequest& request, std::stop_token stop)
{
    const auto format = request.format ? Result<FrameFormat>(*request.format) : recogniseFrame(request.path);
    if (!format)
        return fail(format.error());
    switch (*format) {
    case FrameFormat::Csv:
        return CsvSource::open(request);
    case FrameFormat::Ndjson:
        return NdjsonSource::open(request);
    case FrameFormat::Sqlite:
        return SqliteSource::open(request, std::move(stop));
    case FrameFormat::Parquet:
        return ParquetSource::open(request);
    case FrameFormat::JsonText:
        return JsonSource::open(request);
    }
    return fail(ErrorKind::Unsupported, request.path);
}

} // namespace ph
