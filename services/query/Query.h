#pragma once

#include "models/values/Result.h"
#include "models/values/RunTable.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <variant>

/// The search language over cached runs: MLflow's filter syntax plus OR, NOT, parentheses, =~, relative
/// times, units and free text. Grammar in QueryGrammar.h, reference for users in README ("Search").
namespace ph {

enum class CompareOp {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Like,
    ILike,
    Regex,
    In,
    NotIn,
    IsNull,
    IsNotNull
};

/// A constant as written. Numbers carry their unit already applied (10min -> 600000, 1e-3 -> 0.001); relative
/// times
/// (-7d) are resolved against the `now` given to the parser.
struct Literal {
    std::variant<double, QString> value;
    enum class Form { Number, Text, Duration, Time } form = Form::Number;
    friend bool operator==(const Literal&, const Literal&) = default;
};

struct QueryNode;
using QueryNodePtr = std::shared_ptr<const QueryNode>;

struct CompareNode {
    ColumnKey column;
    CompareOp op = CompareOp::Equal;
    std::vector<Literal> operands; ///< one; many for In/NotIn; none for IsNull/IsNotNull
};
struct TextNode {
    QString text; ///< free text: contained, without case, in name, id, user, tags or notes
};
struct NotNode {
    QueryNodePtr child;
};
struct AndNode {
    std::vector<QueryNodePtr> children;
};
struct OrNode {
    std::vector<QueryNodePtr> children;
};
struct QueryNode {
    std::variant<CompareNode, TextNode, NotNode, AndNode, OrNode> node;
};

/// Why a query cannot be read. Offsets count UTF-16 units of the text as typed.
struct QueryError {
    qsizetype offset = 0;
    qsizetype length = 0;
    QString message;      ///< "expected a value after >"
    QStringList expected; ///< what could stand here
};

struct Query {
    QString text;
    QueryNodePtr root; ///< null: everything matches
};

tl::expected<Query, QueryError> parseQuery(const QString& text, TimeMs now = systemNow());

/// Prints a tree in canonical form; parseQuery(printQuery(q)) is q again.
QString printQuery(const QueryNodePtr& node);

/// A bit per row of a table.
class RowMask {
public:
    explicit RowMask(std::size_t rows = 0, bool fill = false);
    bool test(std::size_t row) const { return words_[row >> 6] >> (row & 63) & 1; }
    void set(std::size_t row) { words_[row >> 6] |= std::uint64_t(1) << (row & 63); }
    std::size_t count() const;
    std::size_t size() const { return rows_; }
    std::vector<std::uint64_t>& words() { return words_; }
    const std::vector<std::uint64_t>& words() const { return words_; }

private:
    std::size_t rows_ = 0;
    std::vector<std::uint64_t> words_;
};

/// Which rows match. A column that the table lacks is absent in every row. Comparing an absent value is false
/// for every operator but IS NULL and !=?: absent != x is false too, as in SQL. NOT of an unknown is unknown
/// (three-valued logic), so `NOT metrics.auc > 0.9` does not list runs without auc. Text under = < > compares
/// as MLflow does (case- sensitive); params compare as numbers when the literal is a number. Unreadable regex
/// is an Error (Invalid). Cancelled when asked to stop.
Result<RowMask> evaluate(const Query& query, const RunTable& table, std::stop_token stop = {});

struct SortKey {
    ColumnKey column;
    Qt::SortOrder order = Qt::AscendingOrder;
    friend bool operator==(const SortKey&, const SortKey&) = default;
};

/// Rows in `mask`, ordered by the keys, then newest start time, then row. Stable; absent values and NaN last
/// in both directions; text numerically where the column is numeric, else by natural, case-folded order.
std::vector<std::uint32_t> sortedRows(const RunTable& table, const RowMask& mask,
                                      const std::vector<SortKey>& keys);

/// The part of a query that an MLflow server can answer by itself: a conjunction in MLflow's own syntax.
/// `exact` says that nothing was left out. Empty where nothing can be pushed down.
struct PushedFilter {
    QString filter;
    enum class Coverage { Exact, Partial } coverage = Coverage::Partial;
};
PushedFilter pushDown(const Query& query);

/// What could be typed at `cursor`, best first: keys that exist in the table, operators, AND/OR/…, values
/// seen. Incomplete where `stop` was requested.
struct Completion {
    QString text;               ///< inserted
    QString label;              ///< shown
    QString detail;             ///< "metric · 1,204 runs"
    qsizetype from = 0, to = 0; ///< replaced range of the query text
};
std::vector<Completion> completions(const QString& text, qsizetype cursor, const RunTable& table,
                                    int limit = 50, std::stop_token stop = {});

} // namespace ph
