#include "services/query/QueryLiterals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

namespace {

// What MLflow's SearchUtils accepts for runs, read from mlflow/utils/search_utils.py (2.x and 3.x agree) and
// checked against recorded servers. A term is pushed only where the server's answer contains every run that
// we would keep.

bool isLocalOnly(CompareOp op)
{
    return op == CompareOp::Regex || op == CompareOp::IsNull || op == CompareOp::IsNotNull;
}

bool isOneOf(const QString& name, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char* n) { return name == QLatin1StringView(n); });
}

/// Bare where sqlparse reads it as one name; else in backquotes, or in double quotes where it has a
/// backquote.
QString serverName(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*\\z"));
    if (plain.match(name).hasMatch())
        return name;
    if (!name.contains(u'`'))
        return u'`' + name + u'`';
    return name.contains(u'"') ? QString() : u'"' + name + u'"';
}

QString serverColumn(const ColumnKey& key)
{
    const auto name = serverName(key.name);
    if (name.isEmpty() || name.contains(u'\\'))
        return {};
    switch (key.kind) {
    case ColumnKind::Metric:
        return QLatin1StringView("metrics.") + name;
    case ColumnKind::Param:
        return QLatin1StringView("params.") + name;
    case ColumnKind::Tag:
        return QLatin1StringView("tags.") + name;
    case ColumnKind::Dataset:
        return isOneOf(key.name, {"name", "digest", "context"}) ? QLatin1StringView("dataset.") + name
                                                                : QString();
    case ColumnKind::Attribute:
        break;
    }
    const bool searchable =
        isOneOf(key.name, {attribute::name, attribute::runId, attribute::status, attribute::user,
                           attribute::startTime, attribute::endTime, attribute::artifactUri});
    return searchable ? QLatin1StringView("attributes.") + name : QString();
}

/// The server takes the quotes off and resolves no escapes. Empty where the text cannot be said.
QString serverText(const Literal& literal)
{
    const auto* text = std::get_if<QString>(&literal.value);
    if (!text || text->contains(u'\\'))
        return {};
    if (!text->contains(u'\''))
        return u'\'' + *text + u'\'';
    return text->contains(u'"') ? QString() : u'"' + *text + u'"';
}

QString symbol(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal:
        return QStringLiteral(" = ");
    case CompareOp::NotEqual:
        return QStringLiteral(" != ");
    case CompareOp::Less:
        return QStringLiteral(" < ");
    case CompareOp::LessEqual:
        return QStringLiteral(" <= ");
    case CompareOp::Greater:
        return QStringLiteral(" > ");
    case CompareOp::GreaterEqual:
        return QStringLiteral(" >= ");
    case CompareOp::Like:
        return QStringLiteral(" LIKE ");
    case CompareOp::ILike:
        return QStringLiteral(" ILIKE ");
    case CompareOp::In:
        return QStringLiteral(" IN ");
    case CompareOp::NotIn:
        return QStringLiteral(" NOT IN ");
    default:
        return {};
    }
}

QString numberTerm(const CompareNode& node, const QString& column)
{
    if (node.operands.size() != 1 || !std::holds_alternative<double>(node.operands.front().value))
        return {};
    const double value = std::get<double>(node.operands.front().value);
    // MLflow's tables keep infinities as the largest double and have no word for NaN.
    if (!(std::abs(value) < std::numeric_limits<double>::max()))
        return {};
    const bool isTime = node.column.kind == ColumnKind::Attribute;
    if (isTime && (value != std::floor(value) || std::abs(value) > 9e15))
        return {};
    // MLflow's tables keep a NaN as 0 with a mark beside it, so "!= 0" would lose the NaNs that we list.
    if (!isTime && node.op == CompareOp::NotEqual && value == 0)
        return {};
    return column + symbol(node.op) + (isTime ? QString::number(qint64(value)) : numberText(value));
}

/// LIKE is SQL on most servers, an unescaped regular expression on file stores, and ILIKE folds only ASCII on
/// SQLite.
bool likeIsSafe(const CompareNode& node)
{
    const auto* pattern = std::get_if<QString>(&node.operands.front().value);
    if (!pattern ||
        (node.column.kind == ColumnKind::Tag && node.column.name == QLatin1StringView(mlflowtag::note)))
        return false;
    return std::none_of(pattern->begin(), pattern->end(), [&](QChar c) {
        const bool special = QStringView(u"\\^$*+?{}[]|()\n\r").contains(c);
        const bool foreignCase = c.unicode() > 127 && (c.isSurrogate() || c.toLower() != c.toUpper());
        return special || (node.op == CompareOp::ILike && foreignCase);
    });
}

QString listTerm(const CompareNode& node, const QString& column)
{
    const bool takesLists = node.column.kind == ColumnKind::Dataset ||
                            node.column == ColumnKey{ColumnKind::Attribute, QLatin1String(attribute::runId)};
    if (!takesLists || node.operands.empty())
        return {};
    QStringList texts;
    for (const auto& operand : node.operands) {
        const auto text = serverText(operand);
        if (text.isEmpty() || text.contains(u'\n') || text.contains(u'\r'))
            return {};
        texts += text;
    }
    return column + symbol(node.op) + u'(' + texts.join(QLatin1StringView(", ")) + u')';
}

QString textTerm(const CompareNode& node, const QString& column)
{
    if (node.op == CompareOp::In || node.op == CompareOp::NotIn)
        return listTerm(node, column);
    const bool isLike = node.op == CompareOp::Like || node.op == CompareOp::ILike;
    const bool isEquality = node.op == CompareOp::Equal || node.op == CompareOp::NotEqual;
    if (node.operands.size() != 1 || !(isEquality || (isLike && likeIsSafe(node))))
        return {};
    const auto text = serverText(node.operands.front());
    return text.isEmpty() ? QString() : column + symbol(node.op) + text;
}

/// The comparison in the server's syntax; empty where the server could not answer it, or would answer less.
QString serverTerm(const CompareNode& node)
{
    if (isLocalOnly(node.op))
        return {};
    const auto column = serverColumn(node.column);
    if (column.isEmpty())
        return {};
    const auto type = valueTypeOf(node.column);
    if (type == ValueType::Number || type == ValueType::Time) {
        const bool isList = node.op == CompareOp::In || node.op == CompareOp::NotIn;
        return isList || node.op == CompareOp::Like || node.op == CompareOp::ILike ? QString()
                                                                                   : numberTerm(node, column);
    }
    return textTerm(node, column);
}

} // namespace

PushedFilter pushDown(const Query& query)
{
    if (!query.root)
        return {QString(), PushedFilter::Coverage::Exact};
    std::vector<QueryNodePtr> terms = {query.root};
    if (const auto* all = std::get_if<AndNode>(&query.root->node))
        terms = all->children;
    QStringList pushed;
    for (const auto& term : terms) {
        const auto* compare = std::get_if<CompareNode>(&term->node);
        const auto text = compare ? serverTerm(*compare) : QString();
        if (!text.isEmpty())
            pushed += text;
    }
    const bool whole = std::size_t(pushed.size()) == terms.size();
    return {pushed.join(QLatin1StringView(" AND ")),
            whole ? PushedFilter::Coverage::Exact : PushedFilter::Coverage::Partial};
}

} // namespace ph
