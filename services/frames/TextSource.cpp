#include "services/frames/TextSource.h"

#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"

#include <simdjson.h>

#include <algorithm>

namespace ph {

namespace {

constexpr std::size_t headBytes = std::size_t(256) << 10, pieceBytes = std::size_t(64) << 10;
constexpr std::size_t pieces = 8; // besides the head

/// From the first line break to the last.
std::string wholeLines(const std::string& text)
{
    const auto first = text.find('\n'), last = text.rfind('\n');
    return first == last ? std::string() : text.substr(first + 1, last - first);
}

} // namespace

TextSource::TextSource(const FrameRequest& request, std::unique_ptr<ByteBlocks> bytes)
    : missing_(request.missingWords.value_or(MissingWords::usual()))
    , request_(request)
    , bytes_(std::move(bytes))
{
}

QStringList TextSource::notes() const
{
    auto notes = notes_;
    if (bytes_->isConverted())
        notes.append(QStringLiteral("The file is UTF-16."));
    if (bytes_->hadBrokenUtf16())
        notes.append(QStringLiteral("Some of its UTF-16 is none; U+FFFD stands there."));
    return notes;
}

double TextSource::share() const
{
    return bytes_->size() == 0 ? 1 : std::min(1.0, double(bytes_->place()) / double(bytes_->size()));
}

Result<void> TextSource::rewind()
{
    carry_.clear();
    isBeforeRecords_ = true;
    isAtEnd_ = false;
    return bytes_->seek(0);
}

Result<std::string> TextSource::readHead()
{
    std::string head;
    for (auto want = headBytes; head.size() < headBytes || endOfRecords(head) == std::string::npos;
         want *= 2) {
        if (head.size() > request_.limits.recordBytes)
            return fail(
                ErrorKind::Unreadable, request_.path,
                frameText(QT_TRANSLATE_NOOP("ph::Frames", "Its first record is longer than %1 bytes."))
                    .arg(request_.limits.recordBytes));
        auto more = bytes_->read(head, want);
        if (!more)
            return fail(more.error());
        if (*more)
            continue;
        if (!head.empty() && head.back() != '\n')
            head += '\n'; // so that the last record ends as the others do
        break;
    }
    if (head.find('\0') != std::string::npos)
        return fail(ErrorKind::Unreadable, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames",
                                                "This is no text, or UTF-16 without a byte order mark.")));
    return head;
}

Result<std::vector<std::string>> TextSource::samples(std::string head)
{
    std::vector<std::string> found;
    const auto size = bytes_->size();
    const auto begin = std::min(beginOfRecords(head), head.size());
    const auto firstEnd = endOfRecords(head);
    auto rows = head.substr(begin, firstEnd == std::string::npos || firstEnd < begin ? std::string::npos
                                                                                     : firstEnd - begin);
    const auto records = std::size_t(std::count(rows.begin(), rows.end(), '\n'));
    const auto record = rows.size() / std::max<std::size_t>(records, 1);
    blockBytes_ = std::clamp(record * 512, std::size_t(1) << 20, std::size_t(8) << 20);
    found.push_back(std::move(rows));
    const auto piece = std::clamp(record * 20, pieceBytes, std::size_t(1) << 20);
    for (std::size_t i = 1;
         i <= pieces && !bytes_->isConverted() && size > (pieces + 4) * piece + head.size(); ++i) {
        std::string text;
        auto read = bytes_->seek(size / (pieces + 1) * i).and_then([&] { return bytes_->read(text, piece); });
        if (!read)
            return fail(read.error());
        if (auto lines = wholeLines(text); !lines.empty())
            found.push_back(std::move(lines));
    }
    return found;
}

Result<void> TextSource::guessTypes(const std::vector<std::string>& samples)
{
    std::vector<TypeGuess> guesses(columns_.size());
    for (std::size_t s = 0; s < samples.size(); ++s) {
        CellGrid grid;
        grid.bytes = samples[s];
        grid.clear(columns_.size());
        if (auto done = split(grid); !done && s == 0)
            return done;
        // A piece that began inside quotes shows itself by rows that are too short or too long.
        if (s > 0 && grid.shortRows + grid.longRows > 0)
            continue;
        for (std::size_t row = 0; row < grid.rows; ++row) {
            for (std::size_t c = 0; c < guesses.size(); ++c)
                guesses[c].look(grid.at(row, c), missing_);
        }
    }
    for (std::size_t c = 0; c < guesses.size(); ++c)
        columns_[c].type = guesses[c].type(columns_[c].name);
    return {};
}

Result<bool> TextSource::take(FramePiece& piece, ColumnWriters&)
{
    auto& text = piece.grid.bytes;
    text.clear();
    std::swap(text, carry_);
    for (auto want = blockBytes_; !isAtEnd_; want = blockBytes_) {
        auto more = bytes_->read(text, want);
        if (!more)
            return fail(more.error());
        isAtEnd_ = !*more;
        if (isBeforeRecords_) {
            const auto begin = beginOfRecords(text);
            if (begin == std::string::npos && !isAtEnd_)
                continue;
            text.erase(0, begin);
            isBeforeRecords_ = false;
        }
        const auto end = isAtEnd_ ? text.size() : endOfRecords(text);
        if (end != std::string::npos) {
            carry_.assign(text, end);
            text.resize(end);
            break;
        }
        if (text.size() > request_.limits.recordBytes)
            return fail(ErrorKind::Unreadable, request_.path,
                        frameText(QT_TRANSLATE_NOOP(
                                      "ph::Frames",
                                      "A record is longer than %1 bytes; perhaps a quote is never closed."))
                            .arg(request_.limits.recordBytes));
    }
    return !text.empty();
}

Result<void> TextSource::parse(FramePiece& piece, ColumnWriters& to) const
{
    auto& grid = piece.grid;
    grid.clear(columns_.size());
    grid.isUtf8 = simdjson::validate_utf8(grid.bytes.data(), grid.bytes.size());
    if (auto done = split(grid); !done)
        return done;
    piece.rows = grid.rows;
    for (std::size_t i = 0; i < to.writers.size(); ++i)
        to.writers[i].addCells(grid, to.from[i]);
    return {};
}

} // namespace ph
