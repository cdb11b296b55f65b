#include "services/frames/JsonSource.h"

#include "models/values/Classification.h"
#include "models/values/JsonNames.h"
#include "services/frames/ByteBlocks.h"
#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"

#include <algorithm>

namespace ph {

Result<std::unique_ptr<FrameSource>> JsonSource::open(const FrameRequest& request)
{
    auto blocks = ByteBlocks::open(request.path);
    if (!blocks)
        return fail(blocks.error());
    std::string text;
    for (bool isMore = true; isMore && text.size() <= std::size_t(maxEvaluationBytes);) {
        const auto read = (*blocks)->read(text, std::size_t(1) << 20);
        if (!read)
            return fail(read.error());
        isMore = *read;
    }
    const auto bytes = QByteArray::fromStdString(text);
    if (const auto name = nameTwice(bytes); !name.isEmpty())
        return fail(ErrorKind::Unreadable, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "\"%1\" is named twice in one of its objects."))
                        .arg(name.left(80)));
    // Read by its content, whatever it is named.
    auto values = readLoggedValues(request.path + QLatin1String(".json"), bytes);
    if (!values)
        return fail(values.error().kind, request.path, values.error().detail);
    auto* table = std::get_if<LoggedTable>(&*values);
    if (!table)
        return fail(ErrorKind::Unreadable, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "This is a matrix, and no table.")));
    return std::unique_ptr<FrameSource>(new JsonSource(
        std::move(*table), MissingWords(request.missingWords.value_or(MissingWords::usual()))));
}

JsonSource::JsonSource(LoggedTable table, const MissingWords& missing)
    : table_(std::move(table))
{
    const auto names = distinctNames(table_.names, notes_);
    for (qsizetype i = 0; i < names.size(); ++i) {
        TypeGuess guess;
        for (const auto& cell : table_.columns[std::size_t(i)])
            guess.look(cell, missing);
        columns_.push_back({.name = names[i], .type = guess.type(names[i])});
    }
}

Result<void> JsonSource::rewind()
{
    given_ = 0;
    return {};
}

Result<bool> JsonSource::take(FramePiece& piece, ColumnWriters& to)
{
    constexpr std::size_t rowsInPiece = 16'384;
    piece.rows = std::min(rowsInPiece, table_.rows() - given_);
    for (std::size_t i = 0; i < to.writers.size(); ++i) {
        for (std::size_t row = given_; row < given_ + piece.rows; ++row)
            to.writers[i].addText(table_.columns[to.from[i]][row]);
    }
    given_ += piece.rows;
    return piece.rows > 0;
}

} // namespace ph
