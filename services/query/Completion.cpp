#include "services/query/QueryKeys.h"
#include "services/query/QueryLiterals.h"
#include "services/query/QueryTokens.h"
#include "services/query/TextMatch.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <unordered_map>

namespace ph {

namespace {

// Of so many different numbers none is likely to be the one that somebody is about to type.
constexpr std::size_t mostListedNumbers = 4096;
constexpr std::size_t rowsPerLook = 4096; // between two looks at the stop token

struct CompletionTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

QString runsText(qint64 runs)
{
    return runs == 1 ? CompletionTexts::tr("1 run")
                     : CompletionTexts::tr("%1 runs").arg(QLocale().toString(runs));
}

/// What may come next.
struct Context {
    enum class Expects { Term, Operator, Value, Join, Nothing } expects = Expects::Term;
    ColumnKey column;   ///< for Operator and Value
    QString partial;    ///< what stands before the cursor of the word or text being typed
    qsizetype from = 0; ///< where it begins
    qsizetype to = 0;   ///< where the replaced range ends
};

std::optional<ColumnKey> columnOf(const QString& word)
{
    if (const auto dot = word.indexOf(u'.'); dot > 0) {
        if (const auto kind = columnKindFromPrefix(QStringView(word).left(dot))) {
            const auto rest = word.mid(dot + 1);
            const bool quotedName = rest.startsWith(u'`') || rest.startsWith(u'"');
            if (quotedName && (rest.size() < 3 || rest.back() != rest.front()))
                return std::nullopt;
            const auto name = quotedName ? rest.mid(1, rest.size() - 2) : rest;
            if (*kind == ColumnKind::Attribute)
                return attributeFromAlias(name);
            if (name.isEmpty())
                return std::nullopt;
            return ColumnKey{*kind, name};
        }
    }
    const bool quotedWord =
        word.size() > 2 && (word.front() == u'`' || word.front() == u'"') && word.back() == word.front();
    return attributeFromAlias(quotedWord ? QStringView(word).mid(1, word.size() - 2) : QStringView(word));
}

bool isWord(const QueryToken& token, QLatin1StringView text)
{
    return token.kind == QueryToken::Kind::Word && token.text.compare(text, Qt::CaseInsensitive) == 0;
}

/// Reads the tokens before the cursor as far as they tell what follows.
class ContextReader {
public:
    void take(const QueryToken& token)
    {
        using Kind = QueryToken::Kind;
        using Expects = Context::Expects;
        switch (expects_) {
        case Expects::Operator:
            return takeOperator(token);
        case Expects::Value:
            return takeValue(token);
        default:
            break;
        }
        // `"Run Name" >`: what looked like free text was a column.
        if (token.kind == Kind::Operator) {
            column_ = columnOf(previous_).value_or(ColumnKey{});
            expects_ = Expects::Value;
            return;
        }
        previous_ = token.text;
        expects_ = Expects::Join; // behind free text, and what is closed
        if (token.kind == Kind::Open || isWord(token, QLatin1StringView("and")) ||
            isWord(token, QLatin1StringView("or")) || isWord(token, QLatin1StringView("not"))) {
            expects_ = Expects::Term;
        } else if (token.kind != Kind::Close && token.kind != Kind::Text) {
            if (const auto column = columnOf(token.text)) {
                column_ = *column;
                expects_ = Expects::Operator;
            }
        }
    }

    Context::Expects expects() const { return expects_; }
    const ColumnKey& column() const { return column_; }

private:
    void takeOperator(const QueryToken& token)
    {
        using Expects = Context::Expects;
        if (token.kind == QueryToken::Kind::Operator || isWord(token, QLatin1StringView("like")) ||
            isWord(token, QLatin1StringView("ilike")) || isWord(token, QLatin1StringView("rlike")))
            expects_ = Expects::Value;
        else if (token.kind == QueryToken::Kind::Open)
            inList_ = true, expects_ = Expects::Value;
        else if (isWord(token, QLatin1StringView("null")))
            expects_ = Expects::Join;
        // NOT, IN and IS leave the operator unfinished.
    }

    void takeValue(const QueryToken& token)
    {
        using Kind = QueryToken::Kind;
        if (!inList_)
            expects_ = Context::Expects::Join;
        else if (token.kind == Kind::Close) {
            inList_ = false;
            expects_ = Context::Expects::Join;
        }
    }

    Context::Expects expects_ = Context::Expects::Term;
    ColumnKey column_;
    QString previous_;
    bool inList_ = false;
};

Context contextAt(const QString& text, qsizetype cursor)
{
    const auto tokens = queryTokens(text.left(cursor));
    ContextReader reader;
    Context context;
    context.from = context.to = cursor;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        using Kind = QueryToken::Kind;
        const bool open = token.kind == Kind::Word || (token.kind == Kind::Text && !token.closed);
        if (i + 1 == tokens.size() && open && token.from + token.length == cursor) {
            context.partial = token.text;
            context.from = token.from;
            // The rest of the word behind the cursor goes with it.
            while (context.to < text.size() && token.kind == Kind::Word &&
                   (text[context.to].isLetterOrNumber() || QStringView(u"_./-").contains(text[context.to])))
                ++context.to;
            break;
        }
        reader.take(token);
    }
    context.expects = reader.expects();
    context.column = reader.column();
    return context;
}

/// How well a candidate fits what was typed; smaller is better, none where it does not.
std::optional<int> fit(const QString& candidate, const QString& typed)
{
    if (typed.isEmpty() || candidate.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    const auto at = candidate.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at > 0)
        return candidate[at - 1].isLetterOrNumber() ? 2 : 1;
    // Letters in order, with anything between.
    qsizetype matched = 0;
    for (const QChar c : candidate) {
        if (matched < typed.size() && c.toCaseFolded() == typed[matched].toCaseFolded())
            ++matched;
    }
    return matched == typed.size() ? std::optional(3) : std::nullopt;
}

qint64 presentCount(const ColumnData& data)
{
    if (const auto* numbers = std::get_if<NumberColumn>(&data)) {
        qint64 count = 0;
        for (const auto word : numbers->present)
            count += std::popcount(word);
        return count;
    }
    if (const auto* texts = std::get_if<TextColumn>(&data))
        return qint64(texts->codes.size()) -
               std::count(texts->codes.begin(), texts->codes.end(), TextDictionary::none);
    const auto& times = std::get<TimeColumn>(data).values;
    return qint64(times.size()) - std::count(times.begin(), times.end(), noTime);
}

class Completer {
public:
    Completer(const Context& context, const RunTable& table, int limit, std::stop_token stop)
        : context_(context)
        , table_(table)
        , limit_(std::size_t(std::max(0, limit)))
        , stop_(std::move(stop))
    {
    }

    std::vector<Completion> completions()
    {
        switch (context_.expects) {
        case Context::Expects::Term:
            addKeys();
            addWord("NOT", CompletionTexts::tr("the runs that do not match"));
            break;
        case Context::Expects::Operator:
            addOperators();
            break;
        case Context::Expects::Value:
            addValues();
            break;
        case Context::Expects::Join:
            addWord("AND", CompletionTexts::tr("both must match"));
            addWord("OR", CompletionTexts::tr("either may match"));
            // AND may be left out, so that a key may follow as well.
            if (!context_.partial.isEmpty())
                addKeys();
            break;
        case Context::Expects::Nothing:
            break;
        }
        if (found_.size() > limit_)
            found_.resize(limit_);
        return std::move(found_);
    }

private:
    void add(const QString& text, const QString& detail)
    {
        found_.push_back({text, text, detail, context_.from, context_.to});
    }
    void addWord(const char* word, const QString& detail)
    {
        const auto text = QString::fromLatin1(word);
        if (text.startsWith(context_.partial, Qt::CaseInsensitive))
            add(text, detail);
    }

    void addKeys()
    {
        struct Candidate {
            int fit;
            std::size_t column;
            QString text;
        };
        std::vector<Candidate> candidates;
        const auto typed = QString(context_.partial).remove(u'`').remove(u'"');
        for (std::size_t i = 0; i < table_.columns().size(); ++i) {
            const auto& key = table_.columns()[i].key;
            const auto whole = fit(
                key.kind == ColumnKind::Attribute ? key.name : canonicalPrefix(key.kind) + key.name, typed);
            const auto name = fit(key.name, typed);
            // "param.lr" and "parameter.lr" are other words for params.lr.
            std::optional<int> alias;
            if (const auto dot = typed.indexOf(u'.');
                dot > 0 && columnKindFromPrefix(QStringView(typed).left(dot)) == key.kind)
                alias = fit(key.name, typed.mid(dot + 1));
            const int best = std::min({whole.value_or(9), name.value_or(9), alias.value_or(9)});
            if (best < 9)
                candidates.push_back({best, i, queryKeyText(key)});
        }
        const auto better = [&](const Candidate& a, const Candidate& b) {
            const auto& ka = table_.columns()[a.column].key;
            const auto& kb = table_.columns()[b.column].key;
            return std::tuple(a.fit, ka.kind, ka.name.size() > 24, a.text) <
                   std::tuple(b.fit, kb.kind, kb.name.size() > 24, b.text);
        };
        const auto kept = std::min(candidates.size(), limit_);
        std::partial_sort(candidates.begin(), candidates.begin() + std::ptrdiff_t(kept), candidates.end(),
                          better);
        candidates.resize(kept);
        for (const auto& candidate : candidates) {
            const auto& column = table_.columns()[candidate.column];
            // Counted for those shown only: a table may have ten thousand columns.
            add(candidate.text, columnKindText(column.key.kind) + QStringLiteral(" · ") +
                                    runsText(presentCount(*column.data)));
        }
    }

    void addOperators()
    {
        struct Operator {
            const char* text;
            QString detail;
            bool forText, forNumbers;
        };
        const Operator operators[] = {
            {"=", CompletionTexts::tr("equals"), true, true},
            {"!=", CompletionTexts::tr("differs"), true, true},
            {">", CompletionTexts::tr("is more than"), false, true},
            {">=", CompletionTexts::tr("is at least"), false, true},
            {"<", CompletionTexts::tr("is less than"), false, true},
            {"<=", CompletionTexts::tr("is at most"), false, true},
            {"LIKE", CompletionTexts::tr("fits a pattern such as 'fraud%'"), true, false},
            {"ILIKE", CompletionTexts::tr("fits a pattern in any case"), true, false},
            {"=~", CompletionTexts::tr("fits a regular expression"), true, false},
            {"IN", CompletionTexts::tr("is one of a list"), true, true},
            {"NOT IN", CompletionTexts::tr("is none of a list"), true, true},
            {"IS NULL", CompletionTexts::tr("is absent"), true, true},
            {"IS NOT NULL", CompletionTexts::tr("is there"), true, true},
            // Params are often numbers written as text.
            {">", CompletionTexts::tr("is more than"), true, false},
            {">=", CompletionTexts::tr("is at least"), true, false},
            {"<", CompletionTexts::tr("is less than"), true, false},
            {"<=", CompletionTexts::tr("is at most"), true, false},
        };
        const bool isText = valueTypeOf(context_.column) == ValueType::Text;
        for (const auto& op : operators) {
            if ((isText ? op.forText : op.forNumbers))
                addWord(op.text, op.detail);
        }
    }

    void addValues()
    {
        if (const auto* texts = table_.texts(context_.column))
            addTexts(*texts);
        else if (const auto* numbers = table_.numbers(context_.column))
            addNumbers(*numbers);
        if (valueTypeOf(context_.column) == ValueType::Time)
            addTimes();
    }

    void addTexts(const TextColumn& texts)
    {
        if (!texts.dictionary)
            return;
        std::vector<std::uint32_t> counts(texts.dictionary->size(), 0);
        for (const auto code : texts.codes) {
            if (code < counts.size())
                ++counts[code];
        }
        auto typed = context_.partial;
        if (typed.startsWith(u'\'') || typed.startsWith(u'"'))
            typed.remove(0, 1);
        struct Candidate {
            int fit;
            std::uint32_t count, code;
        };
        std::vector<Candidate> candidates;
        for (std::uint32_t code = 0; code < counts.size(); ++code) {
            if (code % rowsPerLook == 0 && stop_.stop_requested())
                return;
            if (counts[code] == 0)
                continue;
            const auto text = texts.dictionary->at(code);
            const auto how = typed.isEmpty()
                                 ? std::optional(0)
                                 : fit(QString::fromUtf8(text.data(), qsizetype(text.size())), typed);
            if (how)
                candidates.push_back({*how, counts[code], code});
        }
        const auto kept = std::min(candidates.size(), limit_);
        std::partial_sort(candidates.begin(), candidates.begin() + std::ptrdiff_t(kept), candidates.end(),
                          [](const Candidate& a, const Candidate& b) {
                              return std::tuple(a.fit, -std::int64_t(a.count), a.code) <
                                     std::tuple(b.fit, -std::int64_t(b.count), b.code);
                          });
        candidates.resize(kept);
        for (const auto& candidate : candidates) {
            const auto text = texts.dictionary->at(candidate.code);
            add(quoted(QString::fromUtf8(text.data(), qsizetype(text.size()))), runsText(candidate.count));
        }
    }

    // Most metrics never repeat a value; then the least, the middle and the largest say more.
    void addNumbers(const NumberColumn& numbers)
    {
        std::unordered_map<double, std::uint32_t> counts;
        std::vector<double> values;
        for (std::size_t row = 0; row < numbers.values.size(); ++row) {
            if (numbers.has(row) && !std::isnan(numbers.values[row])) {
                if (counts.size() <= mostListedNumbers)
                    ++counts[numbers.values[row]];
                values.push_back(numbers.values[row]);
            }
            if (row % rowsPerLook == 0 && stop_.stop_requested())
                return;
        }
        if (values.empty())
            return;
        const auto offer = [this](double value, const QString& detail) {
            const auto literal = Literal{value, Literal::Form::Number};
            const auto text = literalText(literal, context_.column);
            if (text.startsWith(context_.partial))
                add(text, detail);
        };
        if (counts.size() > mostListedNumbers || counts.size() * 2 > values.size()) {
            const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
            std::nth_element(values.begin(), middle, values.end());
            offer(*middle, CompletionTexts::tr("median"));
            offer(*std::min_element(values.begin(), values.end()), CompletionTexts::tr("least"));
            offer(*std::max_element(values.begin(), values.end()), CompletionTexts::tr("largest"));
            return;
        }
        std::vector<std::pair<double, std::uint32_t>> frequent(counts.begin(), counts.end());
        std::sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        if (frequent.size() > limit_)
            frequent.resize(limit_);
        for (const auto& [value, count] : frequent)
            offer(value, runsText(count));
    }

    void addTimes()
    {
        const std::pair<const char*, QString> times[] = {
            {"-1h", CompletionTexts::tr("an hour ago")},
            {"-1d", CompletionTexts::tr("a day ago")},
            {"-7d", CompletionTexts::tr("a week ago")},
            {"-30d", CompletionTexts::tr("30 days ago")},
            {"today", CompletionTexts::tr("since midnight UTC")},
            {"yesterday", CompletionTexts::tr("midnight UTC before today")},
            {"now", CompletionTexts::tr("this moment")},
        };
        for (const auto& [text, detail] : times)
            addWord(text, detail);
    }

    const Context& context_;
    const RunTable& table_;
    std::size_t limit_;
    std::stop_token stop_;
    std::vector<Completion> found_;
};

} // namespace

std::vector<Completion> completions(const QString& text, qsizetype cursor, const RunTable& table, int limit,
                                    std::stop_token stop)
{
    const auto context = contextAt(text, std::clamp<qsizetype>(cursor, 0, text.size()));
    return Completer(context, table, limit, std::move(stop)).completions();
}

} // namespace ph
