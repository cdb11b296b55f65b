#include "services/frames/CsvSource.h"

#include "services/frames/CsvText.h"
#include "services/frames/FrameText.h"

namespace ph {

Result<std::unique_ptr<FrameSource>> CsvSource::open(const FrameRequest& request)
{
    auto bytes = ByteBlocks::open(request.path);
    if (!bytes)
        return fail(bytes.error());
    std::unique_ptr<CsvSource> source(new CsvSource(request, std::move(*bytes)));
    if (auto read = source->readHeader(); !read)
        return fail(read.error());
    return source;
}

Result<void> CsvSource::readHeader()
{
    separator_ = request().separator.value_or(',');
    auto head = readHead();
    if (!head)
        return fail(head.error());
    if (!request().separator)
        separator_ = guessSeparator(*head);
    QStringList names;
    for (const auto& name : firstRecord(*head, separator_))
        names.append(QString::fromStdString(name).trimmed());
    if (names.isEmpty())
        return fail(ErrorKind::Unreadable, request().path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "Its first line names no columns.")));
    if (std::size_t(names.size()) > request().limits.columns)
        return fail(ErrorKind::Invalid, request().path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "It has %1 columns; at most %2 are read."))
                        .arg(names.size())
                        .arg(request().limits.columns));
    for (const auto& name : distinctNames(names, notes_))
        columns_.push_back({.name = name});
    return samples(std::move(*head)).and_then([this](const std::vector<std::string>& some) {
        return guessTypes(some);
    });
}

std::size_t CsvSource::endOfRecords(std::string_view text) const
{
    return recordEnd(text, separator_, RecordOf::Last);
}

std::size_t CsvSource::beginOfRecords(std::string_view text) const
{
    return recordEnd(text, separator_, RecordOf::First);
}

Result<void> CsvSource::split(CellGrid& grid) const
{
    if (splitCsv(grid, separator_) == CsvEnd::InQuotes)
        return fail(ErrorKind::Unreadable, request().path,
                    frameText(QT_TRANSLATE_NOOP(
                        "ph::Frames", "A quote is never closed: the file may have been cut short.")));
    return {};
}

} // namespace ph
