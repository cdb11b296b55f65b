#include "services/query/TextPredicate.h"

#include "services/query/NumberTest.h"
#include "services/query/RowsWhere.h"
#include "services/query/TextMatch.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <bit>
#include <thread>
#include <unordered_set>

namespace ph {

namespace {

struct TextPredicateTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

bool compareText(CompareOp op, std::string_view v, std::string_view x)
{
    switch (op) {
    case CompareOp::Less:
        return v < x;
    case CompareOp::LessEqual:
        return v <= x;
    case CompareOp::Greater:
        return v > x;
    case CompareOp::GreaterEqual:
        return v >= x;
    case CompareOp::NotEqual:
        return v != x;
    default:
        return v == x;
    }
}

/// Case does not matter in values that systems spell each in their own way.
bool ignoresCase(const ColumnKey& key)
{
    return key.kind == ColumnKind::Attribute && (key.name == QLatin1StringView(attribute::status) ||
                                                 key.name == QLatin1StringView(attribute::lifecycle));
}

bool isNanText(std::string_view text)
{
    return caseFolded(text) == "nan";
}

/// One comparison, made ready for many distinct texts.
class TextTest {
public:
    TextTest(const CompareNode& node, const TextColumn& column)
        : op_(node.op)
        , column_(column)
        , fold_(ignoresCase(node.column))
    {
        for (const auto& operand : node.operands) {
            if (const auto* number = std::get_if<double>(&operand.value)) {
                numbers_.push_back(*number);
            } else {
                auto text = std::get<QString>(operand.value).toStdString();
                texts_.insert(fold_ ? caseFolded(text) : std::move(text));
            }
        }
        const auto pattern = [&] { return std::get<QString>(node.operands.front().value); };
        if (op_ == CompareOp::Like || op_ == CompareOp::ILike)
            like_.emplace(pattern(), op_ == CompareOp::Like ? LetterCase::Exact : LetterCase::Folded);
        if (op_ == CompareOp::Regex)
            regex_.emplace(pattern());
    }

    bool matches(std::uint32_t code)
    {
        const auto text = column_.dictionary->at(code);
        if (like_)
            return like_->matches(text);
        if (regex_) {
            const auto verdict = regex_->match(text);
            tooComplex_ = tooComplex_ || verdict == BoundedRegex::Verdict::TooComplex;
            return verdict == BoundedRegex::Verdict::Yes;
        }
        if (comparesWithList(op_))
            return isListed(code, text) == (op_ == CompareOp::In);
        if (!texts_.empty())
            return compareText(op_, fold_ ? caseFolded(text) : std::string(text), *texts_.begin());
        return compareNumber(op_, code, text, numbers_.front());
    }
    bool tooComplex() const { return tooComplex_; }

private:
    bool isListed(std::uint32_t code, std::string_view text) const
    {
        if (!texts_.empty() && texts_.count(fold_ ? caseFolded(text) : std::string(text)) > 0)
            return true;
        return std::any_of(numbers_.begin(), numbers_.end(),
                           [&](double x) { return compareNumber(CompareOp::Equal, code, text, x); });
    }

    // NaN in the column's numbers means "no number", so that nan itself is told by its letters.
    bool compareNumber(CompareOp op, std::uint32_t code, std::string_view text, double x) const
    {
        if (std::isnan(x)) {
            if (op != CompareOp::Equal && op != CompareOp::NotEqual)
                return false;
            return isNanText(text) == (op == CompareOp::Equal);
        }
        const double v =
            code < column_.numbers.size() ? column_.numbers[code] : std::numeric_limits<double>::quiet_NaN();
        return compareNumbers(op, v, x);
    }

    CompareOp op_;
    const TextColumn& column_;
    bool fold_;
    std::unordered_set<std::string> texts_;
    std::vector<double> numbers_;
    std::optional<LikePattern> like_;
    std::optional<BoundedRegex> regex_;
    bool tooComplex_ = false;
};

tl::unexpected<Error> cancelled()
{
    return fail(ErrorKind::Cancelled, QStringLiteral("search"));
}

/// Two threads share the distinct values where there are so many that it pays.
enum class Sharing { OneThread, TwoThreads };
constexpr std::uint32_t textsWorthAThread = 50'000;

/// Some of a dictionary's values, and a byte for each of all: whether it is asked about, whether it matches.
struct Judging {
    std::uint32_t from = 0, end = 0;
    const std::vector<std::uint8_t>& wanted; ///< empty: all of them
    std::vector<std::uint8_t>& hit;
};

/// Evaluates once per distinct value that occurs within `within`: a byte per code, then rows by code. With
/// TwoThreads, `judge` is called by both.
template <class Judge>
Result<RowMask> selectByCode(const TextColumn& column, const RowMask& within, Sharing sharing, Judge judge)
{
    const auto distinct = column.dictionary ? column.dictionary->size() : 0;
    const auto* codes = column.codes.data();
    // One past the end stands for "absent", which never matches.
    std::vector<std::uint8_t> hit(std::size_t(distinct) + 1, 0), wanted;
    // To judge all is cheaper than to look up which, until few are left.
    if (within.count() < distinct / 8) {
        wanted.resize(std::size_t(distinct) + 1, 0);
        for (std::size_t w = 0; w < within.words().size(); ++w) {
            for (auto bits = within.words()[w]; bits != 0; bits &= bits - 1)
                wanted[std::min(codes[w * 64 + std::size_t(std::countr_zero(bits))], distinct)] = 1;
        }
    }
    std::optional<Error> first, second;
    if (sharing == Sharing::TwoThreads && distinct >= textsWorthAThread) {
        std::thread other([&] { second = judge(Judging{distinct / 2, distinct, wanted, hit}); });
        first = judge(Judging{0, distinct / 2, wanted, hit});
        other.join();
    } else {
        first = judge(Judging{0, distinct, wanted, hit});
    }
    if (first || second)
        return tl::unexpected(first ? *first : *second);
    const auto* hits = hit.data();
    return rowsWhere(within, [=](std::size_t row) { return hits[std::min(codes[row], distinct)]; });
}

/// Value by value; none where all were judged.
template <class Matches, class GiveUp>
std::optional<Error> judgeEach(const Judging& judging, const std::stop_token& stop, Matches matches,
                               GiveUp giveUp)
{
    for (auto code = judging.from; code < judging.end; ++code) {
        if (!judging.wanted.empty() && judging.wanted[code] == 0)
            continue;
        judging.hit[code] = std::uint8_t(matches(code));
        if (code % 256 == 0 && stop.stop_requested())
            return cancelled().value();
        if (auto complaint = giveUp(code); complaint)
            return complaint;
    }
    return std::nullopt;
}

std::optional<Error> noComplaint(std::uint32_t)
{
    return std::nullopt;
}

/// Many at once, see ContainedText::mark().
std::optional<Error> judgeJoined(const Judging& judging, const std::stop_token& stop,
                                 const TextDictionary& dictionary, const ContainedText& needle)
{
    constexpr std::uint32_t atOnce = 4096;
    for (auto from = judging.from; from < judging.end; from += atOnce) {
        if (stop.stop_requested())
            return cancelled().value();
        needle.mark(dictionary, from, std::min(judging.end, from + atOnce), judging.hit);
    }
    return std::nullopt;
}

} // namespace

Result<RowMask> selectTexts(const CompareNode& node, const TextColumn& column, const RowMask& within,
                            const std::stop_token& stop)
{
    if (!column.dictionary)
        return RowMask(within.size());
    const bool oneText =
        !node.operands.empty() && std::holds_alternative<QString>(node.operands.front().value);
    if (node.op == CompareOp::Equal && oneText && !ignoresCase(node.column)) {
        const auto code =
            column.dictionary->find(std::get<QString>(node.operands.front().value).toStdString());
        if (code == TextDictionary::none)
            return RowMask(within.size());
        const auto* codes = column.codes.data();
        return rowsWhere(within, [codes, code](std::size_t row) { return codes[row] == code; });
    }
    TextTest test(node, column);
    const auto matches = [&test](std::uint32_t code) { return test.matches(code); };
    if (node.op != CompareOp::Regex)
        return selectByCode(column, within, Sharing::TwoThreads, [&](const Judging& judging) {
            return judgeEach(judging, stop, matches, noComplaint);
        });
    // Steps per value are bounded; this bounds their sum.
    constexpr qint64 patienceMs = 3000;
    QElapsedTimer spent;
    spent.start();
    const auto tooLong = [&](std::uint32_t code) -> std::optional<Error> {
        if (test.tooComplex() || (code % 64 == 0 && spent.elapsed() > patienceMs))
            return Error::make(
                ErrorKind::Invalid, QStringLiteral("search"),
                TextPredicateTexts::tr(
                    "the pattern after =~ takes too long; write one without nested repetitions"));
        return std::nullopt;
    };
    return selectByCode(column, within, Sharing::OneThread,
                        [&](const Judging& judging) { return judgeEach(judging, stop, matches, tooLong); });
}

Result<RowMask> selectText(const TextNode& node, const RunTable& table, Truth truth, const RowMask& within,
                           const std::stop_token& stop)
{
    const ContainedText needle(node.text);
    if (node.text.isEmpty())
        return truth == Truth::True ? within : RowMask(within.size());
    RowMask left = within;
    std::unordered_set<const TextColumn*> seen;
    for (const auto& column : table.columns()) {
        const auto isText = [&](const char* name) { return column.key.name == QLatin1StringView(name); };
        const bool searched =
            column.key.kind == ColumnKind::Tag ||
            (column.key.kind == ColumnKind::Attribute &&
             (isText(attribute::name) || isText(attribute::runId) || isText(attribute::user)));
        const auto* texts = searched ? std::get_if<TextColumn>(column.data.get()) : nullptr;
        if (!texts || !texts->dictionary)
            continue;
        if (!seen.insert(texts).second)
            continue; // MLflow's tags repeat a run's name and user
        const auto& dictionary = *texts->dictionary;
        auto found = selectByCode(*texts, left, Sharing::TwoThreads, [&](const Judging& judging) {
            return judging.wanted.empty()
                       ? judgeJoined(judging, stop, dictionary, needle)
                       : judgeEach(
                             judging, stop,
                             [&](std::uint32_t code) { return needle.in(dictionary.at(code)); }, noComplaint);
        });
        if (!found)
            return found;
        left = rowsWithout(std::move(left), *found);
        if (stop.stop_requested())
            return cancelled();
    }
    return truth == Truth::False ? std::move(left) : rowsWithout(within, left);
}

} // namespace ph
