#include "services/frames/NdjsonSource.h"

#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"
#include "services/http/BulkJson.h"
#include "services/http/HeaderText.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ph {

namespace {

constexpr int maxDepth = 8; // objects inside objects that become columns; deeper ones stay JSON
constexpr std::size_t maxStrangers = 1000;

/// The cells of line after line.
class LineCells {
public:
    LineCells(CellGrid& grid, const TextDictionary& names)
        : grid_(grid)
        , names_(names)
    {
    }

    void read(std::string_view line)
    {
        text_.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        text_ = line;
        simdjson::dom::object object;
        const auto root = json_.parse(text_, {});
        if (!root || root->get(object) != simdjson::SUCCESS) {
            ++grid_.unreadableRows;
            return;
        }
        row_ = grid_.nextRow();
        std::fill_n(row_, grid_.columns, CellSpan{});
        seen_.assign(grid_.columns, 0);
        expected_ = 0;
        addObject(object, 0);
        ++grid_.rows;
    }
    void finish() { std::swap(grid_.bytes, out_); }

private:
    void addObject(simdjson::dom::object object, int depth)
    {
        const auto prefix = path_.size();
        for (const auto field : object) {
            path_ += field.key;
            simdjson::dom::object inner;
            if (depth < maxDepth && field.value.get(inner) == simdjson::SUCCESS && inner.size() > 0) {
                path_ += '.';
                addObject(inner, depth + 1);
            } else {
                addCell(field.value);
            }
            path_.resize(prefix);
        }
    }

    void addCell(simdjson::dom::element value)
    {
        const auto begin = out_.size();
        write(value);
        const auto at = columnOfPath();
        if (at == TextDictionary::none) {
            ++grid_.strangeCells;
            const auto isKnown = std::any_of(grid_.strangers.begin(), grid_.strangers.end(),
                                             [this](const auto& each) { return each.first == path_; });
            if (!isKnown && grid_.strangers.size() < maxStrangers)
                grid_.strangers.emplace_back(path_, out_.substr(begin));
            out_.resize(begin);
            return;
        }
        grid_.extraCells += seen_[at]; // the same name twice in one object: the last one counts
        seen_[at] = 1;
        row_[at] = {std::uint32_t(begin), std::uint32_t(out_.size() - begin)};
    }

    /// Most objects name their values in the order of the one before.
    std::uint32_t columnOfPath()
    {
        if (expected_ >= names_.size() || names_.at(expected_) != path_)
            expected_ = names_.find(path_);
        const auto found = expected_;
        expected_ = found == TextDictionary::none ? 0 : found + 1;
        return found;
    }

    template <class Value>
    void writeDigits(Value value)
    {
        std::array<char, 32> room{};
        out_.append(room.data(), std::to_chars(room.data(), room.data() + room.size(), value).ptr);
    }

    void write(simdjson::dom::element value)
    {
        switch (value.type()) {
        case simdjson::dom::element_type::STRING:
            out_ += std::string_view(value);
            return;
        case simdjson::dom::element_type::INT64:
            return writeDigits(std::int64_t(value));
        case simdjson::dom::element_type::UINT64:
            return writeDigits(std::uint64_t(value));
        case simdjson::dom::element_type::DOUBLE: {
            const auto begin = out_.size();
            writeDigits(double(value));
            if (out_.find_first_of(".en", begin) == std::string::npos)
                out_ += ".0"; // or it would be taken for an integer
            return;
        }
        case simdjson::dom::element_type::BOOL:
            out_ += bool(value) ? "true" : "false";
            return;
        case simdjson::dom::element_type::NULL_VALUE:
            return;
        case simdjson::dom::element_type::ARRAY:
        case simdjson::dom::element_type::OBJECT:
            out_ += simdjson::minify(value);
            return;
        }
    }

    CellGrid& grid_;
    const TextDictionary& names_;
    BulkJson json_;
    std::string text_, path_, out_;
    CellSpan* row_ = nullptr;
    std::vector<std::uint8_t> seen_;
    std::uint32_t expected_ = 0;
};

} // namespace

Result<std::unique_ptr<FrameSource>> NdjsonSource::open(const FrameRequest& request)
{
    auto bytes = ByteBlocks::open(request.path);
    if (!bytes)
        return fail(bytes.error());
    std::unique_ptr<NdjsonSource> source(new NdjsonSource(request, std::move(*bytes)));
    if (auto learnt = source->learn(); !learnt)
        return fail(learnt.error());
    return source;
}

Result<void> NdjsonSource::learn()
{
    auto some = readHead().and_then([this](std::string head) { return samples(std::move(head)); });
    if (!some)
        return fail(some.error());
    for (const auto& sample : *some) {
        CellGrid grid;
        do {
            grid.bytes = sample;
            grid.clear(columns_.size());
            if (auto done = split(grid); !done)
                return done;
            addColumns(grid.strangers);
            if (columns_.size() > request().limits.columns)
                return fail(ErrorKind::Invalid, request().path,
                            frameText(QT_TRANSLATE_NOOP("ph::Frames", "It has more than %1 columns."))
                                .arg(request().limits.columns));
        } while (!grid.strangers.empty());
    }
    if (columns_.empty())
        return fail(ErrorKind::Unreadable, request().path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "No line of it is an object of JSON.")));
    return guessTypes(*some);
}

void NdjsonSource::addColumns(const std::vector<std::pair<std::string, std::string>>& found)
{
    for (const auto& [name, value] : found) {
        if (names_.find(name) != TextDictionary::none)
            continue;
        names_.intern(name);
        FrameColumn column{.name = QString::fromStdString(name)};
        TypeGuess guess;
        guess.look(value, missing_);
        column.type = guess.type(column.name);
        columns_.push_back(std::move(column));
    }
}

std::size_t NdjsonSource::endOfRecords(std::string_view text) const
{
    const auto line = text.rfind('\n');
    return line == std::string_view::npos ? line : line + 1;
}

Result<void> NdjsonSource::split(CellGrid& grid) const
{
    LineCells cells(grid, names_);
    const std::string_view text = grid.bytes;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = trimmed(text.substr(at, end - at));
        if (line.empty())
            ++grid.blankRows;
        else
            cells.read(line);
        at = end + 1;
    }
    cells.finish();
    return {};
}

} // namespace ph
