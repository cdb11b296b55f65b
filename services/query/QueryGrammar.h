#pragma once

#include "services/query/QueryKeys.h"
#include "services/query/QueryLiterals.h"

#include <tao/pegtl.hpp>

#include <string_view>

/// The search language as a parsing expression grammar over UTF-8. Reads like the reference: a query is terms
/// joined by OR, AND (which may be left out), NOT and parentheses; a term is a comparison or free text.
namespace ph::grammar {

namespace p = tao::pegtl;

/// What the parser remembers while it goes: for words in errors, and against hostile nesting.
struct State {
    int depth = 0;
    std::string_view lastOperator;
    std::string_view lastJoin;
    std::size_t quoteStart = 0;
};

inline constexpr int maxDepth = 64;

// --- characters
struct Space : p::sor<p::one<' ', '\t', '\r', '\n', '\f', '\v'>, p::utf8::one<0xA0, 0x3000>> {};
struct Blank : p::star<Space> {};
struct BeyondAscii : p::seq<p::not_at<Space>, p::utf8::range<0x80, 0x10FFFF>> {};
struct KeyChar : p::sor<p::alnum, p::one<'_', '.', '/', '-'>, BeyondAscii> {};
struct Delimiter : p::one<'(', ')', '\'', '"', '`', ',', '=', '<', '>', '!', '~'> {};
struct WordChar : p::seq<p::not_at<p::sor<Space, Delimiter>>, p::utf8::any> {};
struct InnerQuote : p::seq<p::one<'\''>, p::at<WordChar>> {}; // don't
struct WordEnd : p::not_at<WordChar> {};

// --- words with a meaning, in any case
struct And : p::sor<p::seq<TAO_PEGTL_ISTRING("and"), WordEnd>, p::string<'&', '&'>> {};
struct Or : p::sor<p::seq<TAO_PEGTL_ISTRING("or"), WordEnd>, p::string<'|', '|'>> {};
struct Not : p::seq<TAO_PEGTL_ISTRING("not"), WordEnd> {};
struct Like : p::seq<TAO_PEGTL_ISTRING("like"), WordEnd> {};
struct ILike : p::seq<TAO_PEGTL_ISTRING("ilike"), WordEnd> {};
struct RLike : p::seq<TAO_PEGTL_ISTRING("rlike"), WordEnd> {};
struct In : p::seq<TAO_PEGTL_ISTRING("in"), WordEnd> {};
struct Is : p::seq<TAO_PEGTL_ISTRING("is"), WordEnd> {};
struct Null : p::seq<TAO_PEGTL_ISTRING("null"), WordEnd> {};
struct Reserved : p::sor<And, Or, Not> {};

// --- quoted text: \' \" \\ and a doubled quote stand for one character; any other backslash is itself
template <char Q>
struct Quoted {
    struct Open : p::one<Q> {};
    struct Content
        : p::star<p::sor<p::seq<p::one<'\\'>, p::one<'\\', '\'', '"'>>, p::string<Q, Q>, p::not_one<Q>>> {};
    struct Close : p::one<Q> {};
    struct Text : p::seq<Open, Content, p::must<Close>> {};
};
struct SingleQuoted : Quoted<'\''>::Text {};
struct DoubleQuoted : Quoted<'"'>::Text {};
struct Backquoted : p::seq<p::one<'`'>, p::plus<p::sor<p::string<'`', '`'>, p::not_one<'`'>>>, p::one<'`'>> {
};

// --- columns
struct DataPrefix
    : p::seq<p::sor<TAO_PEGTL_ISTRING("metrics"), TAO_PEGTL_ISTRING("metric"),
                    TAO_PEGTL_ISTRING("parameters"), TAO_PEGTL_ISTRING("parameter"),
                    TAO_PEGTL_ISTRING("params"), TAO_PEGTL_ISTRING("param"), TAO_PEGTL_ISTRING("tags"),
                    TAO_PEGTL_ISTRING("tag"), TAO_PEGTL_ISTRING("datasets"), TAO_PEGTL_ISTRING("dataset")>,
             p::one<'.'>> {};
struct AttributePrefix : p::seq<p::sor<TAO_PEGTL_ISTRING("attributes"), TAO_PEGTL_ISTRING("attribute"),
                                       TAO_PEGTL_ISTRING("attr"), TAO_PEGTL_ISTRING("run")>,
                                p::one<'.'>> {};
struct BareName : p::plus<KeyChar> {};
struct Name : p::sor<Backquoted, DoubleQuoted, BareName> {};

/// Looks ahead without leaving anything in the tree.
template <class... Rules>
struct Ahead {
    using rule_t = Ahead;
    using subs_t = p::type_list<>;

    template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename... States>
    static bool match(Input& in, States&&...)
    {
        const auto mark = in.template mark<p::rewind_mode::required>();
        return p::match<p::seq<Rules...>, p::apply_mode::nothing, p::rewind_mode::dontcare, p::nothing,
                        p::normal>(in);
    }
};

/// A name (bare or quoted) that is an attribute or an alias of one: `name LIKE 'x%'` is a comparison, but the
/// words `trained in Berlin` are three words.
struct KnownAttribute {
    using rule_t = KnownAttribute;
    using subs_t = p::type_list<>;

    template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename... States>
    static bool match(Input& in, States&&...)
    {
        auto mark = in.template mark<p::rewind_mode::required>();
        const char* begin = in.current();
        struct Raw
            : p::sor<Backquoted, p::seq<p::one<'"'>, p::plus<p::not_one<'"'>>, p::one<'"'>>, BareName> {};
        if (!p::match<Raw, p::apply_mode::nothing, p::rewind_mode::dontcare, p::nothing, p::normal>(in))
            return false;
        std::string_view text(begin, std::size_t(in.current() - begin));
        if (text.front() == '`' || text.front() == '"')
            text = text.substr(1, text.size() - 2);
        return mark(attributeFromAlias(QString::fromUtf8(text.data(), qsizetype(text.size()))).has_value());
    }
};

struct SymbolOperator
    : p::sor<p::string<'=', '='>, p::string<'=', '~'>, p::string<'!', '='>, p::string<'<', '>'>,
             p::string<'<', '='>, p::string<'>', '='>, p::one<'=', '<', '>'>> {};
struct TextOperator : p::sor<ILike, Like, RLike, p::seq<Not, Blank, p::sor<ILike, Like, RLike>>> {};
struct ListOperator : p::sor<In, p::seq<Not, Blank, In>> {};
struct WordOperator : p::sor<TextOperator, ListOperator, Is> {};
struct AnyOperator : p::sor<SymbolOperator, WordOperator> {};
struct NullTest : p::sor<Null, p::seq<Not, Blank, Null>> {};

// --- numbers
struct Sign : p::one<'+', '-'> {};
struct Unsigned : p::seq<p::sor<p::seq<p::plus<p::digit>, p::opt<p::one<'.'>, p::star<p::digit>>>,
                                p::seq<p::one<'.'>, p::plus<p::digit>>>,
                         p::opt<p::one<'e', 'E'>, p::opt<Sign>, p::plus<p::digit>>> {};

/// What is a condition whatever word stands before it: `trained in Berlin` is three words, but nobody
/// searches for the text of `trained IN ('Berlin')`.
template <char Q>
struct ClosedQuote : p::seq<p::one<Q>, typename Quoted<Q>::Content, p::one<Q>> {
};
struct ListStart
    : p::seq<p::one<'('>, Blank,
             p::sor<ClosedQuote<'\''>, ClosedQuote<'"'>, p::seq<p::opt<Sign>, Unsigned, p::star<WordChar>>>,
             Blank, p::one<',', ')'>> {};
struct EvidentCondition
    : p::sor<SymbolOperator, p::seq<Is, Blank, NullTest>, p::seq<ListOperator, Blank, ListStart>,
             p::seq<TextOperator, Blank, p::one<'\'', '"'>>> {};

// --- columns in comparisons
struct DataColumn : p::seq<DataPrefix, p::must<Name>> {};
struct AttributeColumn : p::sor<p::seq<AttributePrefix, Name, Ahead<Blank, AnyOperator>>,
                                p::seq<Ahead<KnownAttribute, Blank, WordOperator>, Name>,
                                p::seq<Ahead<p::not_at<Reserved>, BareName, Blank, EvidentCondition>, Name>,
                                p::seq<Name, Ahead<Blank, SymbolOperator>>> {};

// --- values
struct Unit : p::sor<p::plus<p::alpha>, p::one<'%'>> {};

/// A word that is meant as a unit also behind a blank, where any other word is free text.
struct UnitWord {
    using rule_t = UnitWord;
    using subs_t = p::type_list<>;

    template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename... States>
    static bool match(Input& in, States&&...)
    {
        auto mark = in.template mark<p::rewind_mode::required>();
        const char* begin = in.current();
        if (!p::match<Unit, p::apply_mode::nothing, p::rewind_mode::dontcare, p::nothing, p::normal>(in))
            return false;
        return mark(isUnitWord(QLatin1StringView(begin, qsizetype(in.current() - begin))));
    }
};
struct Measured : p::seq<Unsigned, Blank, UnitWord> {};
/// Each with its unit, so blanks may stand between: `30 min`, `2h 30min`.
struct Measures
    : p::seq<Measured, p::star<Blank, Measured>, WordEnd, p::not_at<Ahead<Blank, EvidentCondition>>> {};
struct Compact : p::seq<p::plus<p::seq<Unsigned, p::opt<Unit>>>, WordEnd> {};
struct Amounts : p::sor<Measures, Compact> {};
struct Quantity : p::seq<p::opt<Sign>, Amounts> {}; // 0.9  10k  5 %  -2h30m
struct NotFinite
    : p::seq<p::opt<Sign>,
             p::sor<TAO_PEGTL_ISTRING("infinity"), TAO_PEGTL_ISTRING("inf"), TAO_PEGTL_ISTRING("nan")>,
             WordEnd> {};
struct TimeWord
    : p::seq<p::sor<TAO_PEGTL_ISTRING("now"), TAO_PEGTL_ISTRING("today"), TAO_PEGTL_ISTRING("yesterday")>,
             p::opt<Blank, Sign, Blank, Amounts>, WordEnd> {};
struct Date : p::seq<p::rep<4, p::digit>, p::one<'-'>, p::rep<2, p::digit>, p::one<'-'>, p::rep<2, p::digit>,
                     p::opt<p::one<' '>, p::at<p::rep<2, p::digit>, p::one<':'>>>,
                     p::star<p::sor<p::alnum, p::one<':', '.', '+', '-'>>>, WordEnd> {};
struct Value : p::sor<SingleQuoted, DoubleQuoted, Date, TimeWord, NotFinite, Quantity> {};
struct ListOpen : p::one<'('> {};
struct ListClose : p::one<')'> {};
struct ListBody : p::seq<p::must<Value>, p::star<Blank, p::one<','>, Blank, p::must<Value>>> {};
struct List : p::seq<p::must<ListOpen>, Blank, ListBody, Blank, p::must<ListClose>> {};

// --- terms
struct Condition : p::sor<p::seq<Is, Blank, p::must<NullTest>>, p::seq<ListOperator, Blank, List>,
                          p::seq<p::sor<SymbolOperator, TextOperator>, Blank, p::must<Value>>> {};
struct Comparison : p::seq<p::sor<DataColumn, AttributeColumn>, Blank, p::must<Condition>> {};
struct Phrase : p::sor<DoubleQuoted, SingleQuoted> {};
struct Word : p::seq<p::not_at<Reserved>, WordChar, p::star<p::sor<WordChar, InnerQuote>>> {};

/// Rule, one level deeper; an error below maxDepth levels, so that no text can exhaust the stack.
template <class Rule>
struct Nested {
    using rule_t = Nested;
    using subs_t = p::type_list<Rule>;

    template <p::apply_mode A, p::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename... Rest>
    static bool match(Input& in, State& state, Rest&&... rest)
    {
        if (state.depth >= maxDepth)
            throw p::parse_error("depth", in);
        ++state.depth;
        const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, state, rest...);
        --state.depth;
        return matched;
    }
};

struct Disjunction;
struct Term;
struct GroupClose : p::one<')'> {};
struct Group : p::seq<p::one<'('>, Blank, p::must<Nested<Disjunction>>, Blank, p::must<GroupClose>> {};
struct Negation : p::seq<Not, Blank, p::must<Nested<Term>>> {};
struct Term : p::sor<Negation, Group, Comparison, Phrase, Word> {};
struct Operand : p::seq<Term> {};
struct AndJoin : p::seq<And> {};
struct OrJoin : p::seq<Or> {};
struct Conjunction;
struct Conjunction
    : p::seq<Term,
             p::star<Blank, p::sor<p::seq<AndJoin, Blank, p::must<Operand>>, p::seq<p::not_at<Or>, Term>>>> {
};
struct Disjunct : p::seq<Conjunction> {};
struct Disjunction : p::seq<Conjunction, p::star<Blank, OrJoin, Blank, p::must<Disjunct>>> {};
struct End : p::eof {};
struct Sentence : p::seq<Blank, p::opt<Disjunction>, Blank, p::must<End>> {};

} // namespace ph::grammar
