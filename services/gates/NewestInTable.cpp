#include "services/gates/NewestInTable.h"

#include "services/frames/FrameReader.h"
#include "services/gates/SteadyFile.h"

#include <algorithm>

namespace ph {

namespace {

class NewestSink final : public FrameSink {
public:
    NewestSink(QString path, QString column, QString by)
        : path_(std::move(path))
        , column_(std::move(column))
        , by_(std::move(by))
    {
    }
    void begin(const FrameSchema& schema) override
    {
        found = {};
        time_ = columnNamed(schema, column_).value_or(0);
        segment_ = by_.isEmpty() ? std::nullopt : columnNamed(schema, by_);
    }
    Result<void> take(const FrameBatch& batch) override
    {
        const auto& times = batch.columns[time_];
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const auto segment =
                segment_ ? QString::fromStdString(batch.columns[*segment_].text(row)) : QString();
            auto it = found.bySegment.find(segment);
            if (it == found.bySegment.end())
                it = found.bySegment.insert(segment, noTime);
            ++found.rows;
            if (times.isMissing(row))
                ++found.rowsWithoutTime;
            else
                *it = std::max(*it, times.integers[row]);
        }
        if (found.bySegment.size() > maxTimedSegments)
            return fail(ErrorKind::Invalid, path_,
                        QStringLiteral("%1 has more than %2 values.").arg(by_).arg(maxTimedSegments));
        return {};
    }
    NewestTimes found;

private:
    QString path_, column_, by_;
    std::size_t time_ = 0;
    std::optional<std::size_t> segment_;
};

} // namespace

Result<NewestTimes> newestInTable(const QString& path, const QString& column, const QString& by,
                                  std::stop_token stop)
{
    auto request = frameRequest(path);
    request.columns = {column};
    request.types.insert(column, FrameType::Timestamp);
    if (!by.isEmpty() && by != column) {
        request.columns.append(by);
        request.types.insert(by, FrameType::Text);
    }
    const SteadyFile file(path);
    NewestSink sink(path, column, by);
    const auto reading = readFrame(request, sink, {.stop = stop});
    if (!reading)
        return fail(reading.error());
    const auto digest = file.digest(stop);
    if (!digest)
        return fail(digest.error());
    sink.found.digest = *digest;
    return std::move(sink.found);
}

} // namespace ph
