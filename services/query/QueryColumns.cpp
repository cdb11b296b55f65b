#include "services/query/QueryColumns.h"

namespace ph {

namespace {

void addComparedColumns(const QueryNodePtr& node, std::vector<ColumnKey>& columns)
{
    if (!node)
        return;
    if (const auto* compare = std::get_if<CompareNode>(&node->node)) {
        columns.push_back(compare->column);
    } else if (const auto* negated = std::get_if<NotNode>(&node->node)) {
        addComparedColumns(negated->child, columns);
    } else if (const auto* all = std::get_if<AndNode>(&node->node)) {
        for (const auto& child : all->children)
            addComparedColumns(child, columns);
    } else if (const auto* any = std::get_if<OrNode>(&node->node)) {
        for (const auto& child : any->children)
            addComparedColumns(child, columns);
    }
}

} // namespace

std::vector<ColumnKey> comparedColumns(const Query& query)
{
    std::vector<ColumnKey> columns;
    addComparedColumns(query.root, columns);
    return columns;
}

} // namespace ph
