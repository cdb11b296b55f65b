#include "services/query/QueryLiterals.h"

#include <algorithm>

namespace ph {

namespace {

QString operatorText(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal:
        return QStringLiteral("=");
    case CompareOp::NotEqual:
        return QStringLiteral("!=");
    case CompareOp::Less:
        return QStringLiteral("<");
    case CompareOp::LessEqual:
        return QStringLiteral("<=");
    case CompareOp::Greater:
        return QStringLiteral(">");
    case CompareOp::GreaterEqual:
        return QStringLiteral(">=");
    case CompareOp::Like:
        return QStringLiteral("LIKE");
    case CompareOp::ILike:
        return QStringLiteral("ILIKE");
    case CompareOp::Regex:
        return QStringLiteral("=~");
    case CompareOp::In:
        return QStringLiteral("IN");
    case CompareOp::NotIn:
        return QStringLiteral("NOT IN");
    case CompareOp::IsNull:
        return QStringLiteral("IS NULL");
    case CompareOp::IsNotNull:
        return QStringLiteral("IS NOT NULL");
    }
    return {};
}

// What a node may stand in without parentheses.
enum class Place { Top, InOr, InAnd, InNot };

QString print(const QueryNodePtr& node, Place place);

QString print(const CompareNode& node)
{
    auto text = queryKeyText(node.column) + u' ' + operatorText(node.op);
    QStringList operands;
    for (const auto& operand : node.operands)
        operands += literalText(operand, node.column);
    if (node.op == CompareOp::In || node.op == CompareOp::NotIn)
        return text + QLatin1StringView(" (") + operands.join(QLatin1StringView(", ")) + u')';
    return operands.isEmpty() ? text : text + u' ' + operands.first();
}

QString print(const TextNode& node)
{
    const auto& text = node.text;
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-';
    });
    const bool reserved = text.compare(QLatin1StringView("and"), Qt::CaseInsensitive) == 0 ||
                          text.compare(QLatin1StringView("or"), Qt::CaseInsensitive) == 0 ||
                          text.compare(QLatin1StringView("not"), Qt::CaseInsensitive) == 0;
    return plain && !reserved ? text : quoted(text);
}

QString join(const std::vector<QueryNodePtr>& children, QLatin1StringView word, Place inside)
{
    QStringList parts;
    for (const auto& child : children)
        parts += print(child, inside);
    return parts.join(word);
}

QString print(const QueryNodePtr& node, Place place)
{
    if (!node)
        return {};
    if (const auto* compare = std::get_if<CompareNode>(&node->node))
        return print(*compare);
    if (const auto* text = std::get_if<TextNode>(&node->node))
        return print(*text);
    if (const auto* negation = std::get_if<NotNode>(&node->node))
        return QLatin1StringView("NOT ") + print(negation->child, Place::InNot);
    const auto* conjunction = std::get_if<AndNode>(&node->node);
    const auto& children = conjunction ? conjunction->children : std::get<OrNode>(node->node).children;
    if (children.size() == 1)
        return print(children.front(), place);
    const auto text = conjunction ? join(children, QLatin1StringView(" AND "), Place::InAnd)
                                  : join(children, QLatin1StringView(" OR "), Place::InOr);
    const bool bare = place == Place::Top || (conjunction && place != Place::InNot) ||
                      (!conjunction && place == Place::InOr);
    return bare ? text : u'(' + text + u')';
}

} // namespace

QString printQuery(const QueryNodePtr& node)
{
    return print(node, Place::Top);
}

} // namespace ph
