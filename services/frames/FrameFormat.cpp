#include "services/frames/FrameFormat.h"

#include "services/frames/ByteBlocks.h"
#include "services/frames/FrameText.h"
#include "services/http/HeaderText.h"

#include <algorithm>

namespace ph {

namespace {

bool isNamed(const QString& path, std::initializer_list<const char*> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    });
}

/// The first line, without blank ones before it, is an object that is closed.
bool beginsWithObjectLine(std::string_view text)
{
    const auto line = trimmed(text.substr(0, text.find('\n')));
    return line.front() == '{' && (line.back() == '}' || text.find('\n') == std::string_view::npos);
}

} // namespace

Result<FrameFormat> recogniseFrame(const QString& path)
{
    auto bytes = ByteBlocks::open(path);
    if (!bytes)
        return fail(bytes.error());
    std::string head;
    if (auto read = (*bytes)->read(head, std::size_t(64) << 10); !read)
        return fail(read.error());
    if (head.starts_with(std::string_view("SQLite format 3\0", 16)))
        return FrameFormat::Sqlite;
    if (head.starts_with("PAR1") ||
        (isNamed(path, {".parquet", ".pq"}) && head.find('\0') != std::string::npos))
        return FrameFormat::Parquet;
    if (head.find('\0') != std::string::npos)
        return fail(
            ErrorKind::Unreadable, path,
            frameText(QT_TRANSLATE_NOOP(
                "ph::Frames", "It is of no format that is read: CSV, NDJSON, JSON, SQLite, Parquet.")));
    if (isNamed(path, {".csv", ".tsv", ".tab", ".psv"}))
        return FrameFormat::Csv;
    const auto text = trimmed(head);
    if (isNamed(path, {".ndjson", ".jsonl"}) ||
        (!text.empty() && text.front() == '{' && beginsWithObjectLine(text) && !isNamed(path, {".json"})))
        return FrameFormat::Ndjson;
    if (text.empty() || (text.front() != '{' && text.front() != '['))
        return FrameFormat::Csv;
    // Many tools name NDJSON .json; a second object after the first tells.
    const auto line = text.find('\n');
    const auto next = line == std::string_view::npos ? std::string_view() : trimmed(text.substr(line));
    return beginsWithObjectLine(text) && next.starts_with('{') ? FrameFormat::Ndjson : FrameFormat::JsonText;
}

} // namespace ph
