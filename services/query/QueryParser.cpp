#include "services/query/QueryGrammar.h"
#include "services/query/QueryLiterals.h"
#include "services/query/QueryProblem.h"
#include "services/query/TextMatch.h"

#include <tao/pegtl/contrib/parse_tree.hpp>
#include <tao/pegtl/must_if.hpp>

#include <QCoreApplication>

namespace ph {

namespace {

namespace p = tao::pegtl;
using p::parse_tree::node;

constexpr qsizetype maxTextUnits = 64 * 1024;

struct QueryParserTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

// --- what may go wrong where: the grammar's must<> rules raise these

template <class Rule>
inline constexpr const char* problem = nullptr;
template <>
inline constexpr const char* problem<grammar::Quoted<'\''>::Close> = "quote";
template <>
inline constexpr const char* problem<grammar::Quoted<'"'>::Close> = "quote";
template <>
inline constexpr const char* problem<grammar::Name> = "name";
template <>
inline constexpr const char* problem<grammar::Condition> = "operator";
template <>
inline constexpr const char* problem<grammar::Value> = "value";
template <>
inline constexpr const char* problem<grammar::NullTest> = "null";
template <>
inline constexpr const char* problem<grammar::ListOpen> = "list";
template <>
inline constexpr const char* problem<grammar::ListClose> = "list-end";
template <>
inline constexpr const char* problem<grammar::Operand> = "term";
template <>
inline constexpr const char* problem<grammar::Disjunct> = "term";
template <>
inline constexpr const char* problem<grammar::Nested<grammar::Disjunction>> = "group";
template <>
inline constexpr const char* problem<grammar::Nested<grammar::Term>> = "term";
template <>
inline constexpr const char* problem<grammar::GroupClose> = "group-end";
template <>
inline constexpr const char* problem<grammar::End> = "end";

struct Problems {
    template <class Rule>
    static constexpr bool raise_on_failure = false;
    template <class Rule>
    static constexpr const char* message = problem<Rule>;
};
template <class Rule>
using Control = p::must_if<Problems, p::normal, false>::control<Rule>;

// --- what the parser notes on its way

template <class Rule>
struct Note : p::nothing<Rule> {
};
template <std::string_view grammar::State::*Field>
struct Keep {
    template <class Input, class... Rest>
    static void apply(const Input& in, grammar::State& state, Rest&&...)
    {
        state.*Field = in.string_view();
    }
};
struct KeepQuote {
    template <class Input, class... Rest>
    static void apply(const Input& in, grammar::State& state, Rest&&...)
    {
        state.quoteStart = in.position().byte;
    }
};
template <>
struct Note<grammar::SymbolOperator> : Keep<&grammar::State::lastOperator> {
};
template <>
struct Note<grammar::TextOperator> : Keep<&grammar::State::lastOperator> {
};
template <>
struct Note<grammar::ListOperator> : Keep<&grammar::State::lastOperator> {
};
template <>
struct Note<grammar::Is> : Keep<&grammar::State::lastOperator> {
};
template <>
struct Note<grammar::AndJoin> : Keep<&grammar::State::lastJoin> {
};
template <>
struct Note<grammar::OrJoin> : Keep<&grammar::State::lastJoin> {
};
template <>
struct Note<grammar::Not> : Keep<&grammar::State::lastJoin> {
};
template <>
struct Note<grammar::Quoted<'\''>::Open> : KeepQuote {
};
template <>
struct Note<grammar::Quoted<'"'>::Open> : KeepQuote {
};

// --- which rules become nodes

template <class Rule>
using Selector = p::parse_tree::selector<
    Rule,
    p::parse_tree::store_content::on<grammar::DataPrefix, grammar::AttributePrefix, grammar::BareName,
                                     grammar::Backquoted, grammar::SingleQuoted, grammar::DoubleQuoted,
                                     grammar::SymbolOperator, grammar::TextOperator, grammar::ListOperator,
                                     grammar::Is, grammar::NullTest, grammar::Date, grammar::TimeWord,
                                     grammar::NotFinite, grammar::Quantity, grammar::Word,
                                     grammar::Comparison, grammar::Phrase, grammar::Negation>,
    p::parse_tree::fold_one::on<grammar::Conjunction, grammar::Disjunction>>;

using Node = tl::expected<QueryNodePtr, QueryError>;

/// Tree of the grammar -> tree of the query, with the checks that need to know what a column is.
class Reader {
public:
    Reader(const EncodedQuery& text, TimeMs now)
        : text_(text)
        , now_(now)
    {
    }

    Node read(const node& n) const
    {
        if (n.is_type<grammar::Word>())
            return make(TextNode{content(n)});
        if (n.is_type<grammar::Phrase>())
            return make(TextNode{unquoted(content(n))});
        if (n.is_type<grammar::Comparison>())
            return comparison(n);
        if (n.is_type<grammar::Negation>()) {
            auto child = read(*n.children.back());
            return child ? make(NotNode{*child}) : child;
        }
        return n.is_type<grammar::Conjunction>() ? join<AndNode>(n) : join<OrNode>(n);
    }

private:
    template <class T>
    static QueryNodePtr make(T value)
    {
        return std::make_shared<const QueryNode>(QueryNode{std::move(value)});
    }

    QString content(const node& n) const { return queryText(n.string_view()); }

    tl::unexpected<QueryError> fail(const node& n, QString message, QStringList expected = {}) const
    {
        const auto from = text_.unit(n.begin().byte);
        return fail(from, text_.unit(n.end().byte) - from, std::move(message), std::move(expected));
    }
    static tl::unexpected<QueryError> fail(qsizetype from, qsizetype length, QString message,
                                           QStringList expected)
    {
        return tl::unexpected(QueryError{from, length, std::move(message), std::move(expected)});
    }

    // Nested ANDs and ORs of one kind become one list.
    template <class Join>
    Node join(const node& n) const
    {
        Join result;
        const node* before = nullptr;
        for (const auto& part : n.children) {
            if (before && isStrayUnit(*before, *part))
                return strayUnit(*part);
            before = part.get();
            auto child = read(*part);
            if (!child)
                return child;
            if (const auto* same = std::get_if<Join>(&(*child)->node))
                result.children.insert(result.children.end(), same->children.begin(), same->children.end());
            else
                result.children.push_back(*child);
        }
        return make(std::move(result));
    }

    /// The number without a unit that a term ends with; null where it ends otherwise.
    static const node* bareNumber(const node& term)
    {
        if (term.is_type<grammar::Negation>())
            return bareNumber(*term.children.back());
        if (!term.is_type<grammar::Comparison>() || !term.children.back()->is_type<grammar::Quantity>())
            return nullptr;
        const char last = term.children.back()->string_view().back();
        const bool isBare = last == '.' || (last >= '0' && last <= '9');
        return isBare ? term.children.back().get() : nullptr;
    }

    /// `metrics.loss > 5 parsecs`: nobody means the text "parsecs" by it.
    bool isStrayUnit(const node& before, const node& term) const
    {
        const auto* number = term.is_type<grammar::Word>() ? bareNumber(before) : nullptr;
        if (!number)
            return false;
        const auto from = number->end().byte;
        return queryText(std::string_view(text_.bytes).substr(from, term.begin().byte - from))
            .trimmed()
            .isEmpty();
    }

    tl::unexpected<QueryError> strayUnit(const node& word) const
    {
        const auto text = content(word);
        return fail(
            word,
            QueryParserTexts::tr("there is no unit \"%1\": use ms, s, min, h, d or w for times, k, M, G "
                                 "or % for numbers; to find the word as text, put AND before it or "
                                 "quotes around it")
                .arg(text),
            {QStringLiteral("AND ") + text, quoted(text)});
    }

    QString name(const node& n) const
    {
        const auto raw = content(n);
        if (n.is_type<grammar::Backquoted>())
            return raw.mid(1, raw.size() - 2).replace(QLatin1StringView("``"), QLatin1StringView("`"));
        return n.is_type<grammar::DoubleQuoted>() ? unquoted(raw) : raw;
    }

    tl::expected<ColumnKey, QueryError> column(const node* prefix, const node& n) const
    {
        const auto text = name(n);
        if (prefix && prefix->is_type<grammar::DataPrefix>()) {
            const auto kind = columnKindFromPrefix(content(*prefix).chopped(1));
            if (text.isEmpty())
                return fail(n, QueryParserTexts::tr("expected a name after %1").arg(content(*prefix)));
            return ColumnKey{*kind, text};
        }
        if (const auto known = attributeFromAlias(text))
            return *known;
        const auto dot = text.indexOf(u'.');
        if (!prefix && n.is_type<grammar::BareName>() && dot > 0)
            return unknownPrefix(n, text.left(dot));
        const auto near = nearestAttribute(text);
        if (!near.isEmpty())
            return fail(n, QueryParserTexts::tr("there is no attribute %1; did you mean %2?").arg(text, near),
                        {near});
        const auto quotedName = [&](ColumnKind kind) { return queryKeyText({kind, text}); };
        return fail(
            n,
            QueryParserTexts::tr("there is no attribute %1: write %2, %3 or %4")
                .arg(text, quotedName(ColumnKind::Metric), quotedName(ColumnKind::Param),
                     quotedName(ColumnKind::Tag)),
            {quotedName(ColumnKind::Metric), quotedName(ColumnKind::Param), quotedName(ColumnKind::Tag)});
    }

    tl::unexpected<QueryError> unknownPrefix(const node& n, const QString& prefix) const
    {
        const auto near = nearestPrefix(prefix);
        const QStringList all = {QStringLiteral("metrics."), QStringLiteral("params."),
                                 QStringLiteral("tags."), QStringLiteral("attributes."),
                                 QStringLiteral("datasets.")};
        const auto from = text_.unit(n.begin().byte);
        if (near.isEmpty())
            return fail(from, prefix.size() + 1,
                        QueryParserTexts::tr("%1. is not a kind of column: expected %2")
                            .arg(prefix, all.join(QLatin1StringView(", "))),
                        all);
        return fail(from, prefix.size() + 1,
                    QueryParserTexts::tr("%1. is not a kind of column; did you mean %2?").arg(prefix, near),
                    {near});
    }

    static CompareOp symbol(const QString& text)
    {
        if (text == QLatin1StringView("=~"))
            return CompareOp::Regex;
        if (text == QLatin1StringView("!=") || text == QLatin1StringView("<>"))
            return CompareOp::NotEqual;
        if (text == QLatin1StringView("<"))
            return CompareOp::Less;
        if (text == QLatin1StringView("<="))
            return CompareOp::LessEqual;
        if (text == QLatin1StringView(">"))
            return CompareOp::Greater;
        if (text == QLatin1StringView(">="))
            return CompareOp::GreaterEqual;
        return CompareOp::Equal;
    }

    static CompareOp textOperator(const QString& text)
    {
        if (text.endsWith(QLatin1StringView("rlike"), Qt::CaseInsensitive))
            return CompareOp::Regex;
        return text.endsWith(QLatin1StringView("ilike"), Qt::CaseInsensitive) ? CompareOp::ILike
                                                                              : CompareOp::Like;
    }

    Node comparison(const node& n) const
    {
        std::size_t at = 0;
        const node* prefix = nullptr;
        if (n.children[0]->is_type<grammar::DataPrefix>() ||
            n.children[0]->is_type<grammar::AttributePrefix>())
            prefix = n.children[at++].get();
        const auto key = column(prefix, *n.children[at++]);
        if (!key)
            return tl::unexpected(key.error());
        CompareNode compare{*key, CompareOp::Equal, {}};
        const auto& op = *n.children[at++];
        const auto word = content(op);
        const bool negated = word.startsWith(QLatin1StringView("not"), Qt::CaseInsensitive);
        if (op.is_type<grammar::Is>()) {
            const bool isNot =
                content(*n.children[at]).startsWith(QLatin1StringView("not"), Qt::CaseInsensitive);
            compare.op = isNot ? CompareOp::IsNotNull : CompareOp::IsNull;
            return make(std::move(compare));
        }
        if (op.is_type<grammar::SymbolOperator>())
            compare.op = symbol(word);
        else if (op.is_type<grammar::ListOperator>())
            compare.op = negated ? CompareOp::NotIn : CompareOp::In;
        else
            compare.op = textOperator(word);
        if (isTextOnly(compare.op) && valueTypeOf(*key) != ValueType::Text)
            return fail(
                op,
                QueryParserTexts::tr("%1 compares text, and %2 is a number: use =, !=, <, <=, > or >=")
                    .arg(word, queryKeyText(*key)),
                {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("<"), QStringLiteral("<="),
                 QStringLiteral(">"), QStringLiteral(">=")});
        for (; at < n.children.size(); ++at) {
            auto operand = value(*n.children[at], compare);
            if (!operand)
                return tl::unexpected(operand.error());
            compare.operands.push_back(std::move(*operand));
        }
        // NOT LIKE has no operator of its own.
        const bool notLike = negated && op.is_type<grammar::TextOperator>();
        auto result = make(std::move(compare));
        return notLike ? make(NotNode{result}) : result;
    }

    static bool isTextOnly(CompareOp op)
    {
        return op == CompareOp::Like || op == CompareOp::ILike || op == CompareOp::Regex;
    }

    tl::expected<Literal, QueryError> value(const node& n, const CompareNode& compare) const
    {
        LiteralSyntax syntax{LiteralSyntax::Kind::Quantity, content(n)};
        if (n.is_type<grammar::SingleQuoted>() || n.is_type<grammar::DoubleQuoted>())
            syntax = {LiteralSyntax::Kind::Text, unquoted(content(n))};
        else if (n.is_type<grammar::Date>())
            syntax.kind = LiteralSyntax::Kind::Date;
        else if (n.is_type<grammar::TimeWord>())
            syntax.kind = LiteralSyntax::Kind::TimeWord;
        else if (n.is_type<grammar::NotFinite>())
            syntax.kind = LiteralSyntax::Kind::NotFinite;
        if (syntax.kind == LiteralSyntax::Kind::Quantity || syntax.kind == LiteralSyntax::Kind::TimeWord)
            syntax.text.removeIf([](QChar c) { return c.isSpace(); });
        if (isTextOnly(compare.op) && syntax.kind != LiteralSyntax::Kind::Text)
            return fail(n, QueryParserTexts::tr("put text in quotes: '%1'").arg(syntax.text),
                        {quoted(syntax.text)});
        auto literal = readLiteral(syntax, compare.column, now_);
        if (!literal)
            return fail(n, literal.error());
        if (compare.op == CompareOp::Regex) {
            if (const auto complaint = patternComplaint(syntax.text); !complaint.isEmpty())
                return fail(n, QueryParserTexts::tr("this pattern cannot be read: %1").arg(complaint));
        }
        // MLflow spells statuses in capitals; people need not.
        if (auto* text = std::get_if<QString>(&literal->value);
            text && compare.column == ColumnKey{ColumnKind::Attribute, QLatin1String(attribute::status)} &&
            !isTextOnly(compare.op))
            *text = text->toUpper();
        return *literal;
    }

    const EncodedQuery& text_;
    TimeMs now_;
};

} // namespace

tl::expected<Query, QueryError> parseQuery(const QString& text, TimeMs now)
{
    if (text.size() > maxTextUnits)
        return tl::unexpected(
            QueryError{maxTextUnits,
                       text.size() - maxTextUnits,
                       QueryParserTexts::tr("a query has at most %1 characters").arg(maxTextUnits),
                       {}});
    const EncodedQuery encoded(text);
    grammar::State state;
    p::memory_input<p::tracking_mode::eager> input(encoded.bytes.data(),
                                                   encoded.bytes.data() + encoded.bytes.size(), "");
    try {
        const auto tree =
            p::parse_tree::parse<grammar::Sentence, node, Selector, Note, Control>(input, state);
        if (!tree)
            return tl::unexpected(queryProblem("end", 0, encoded, state));
        if (tree->children.empty())
            return Query{text, nullptr};
        auto root = Reader(encoded, now).read(*tree->children.front());
        if (!root)
            return tl::unexpected(root.error());
        return Query{text, *root};
    } catch (const p::parse_error& error) {
        return tl::unexpected(queryProblem(error.message(), error.positions().front().byte, encoded, state));
    }
}

} // namespace ph
