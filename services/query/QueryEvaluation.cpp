#include "services/query/ColumnPredicate.h"
#include "services/query/TextPredicate.h"

namespace ph {

namespace {

Truth opposite(Truth truth)
{
    return truth == Truth::True ? Truth::False : Truth::True;
}

bool isEmpty(const RowMask& mask)
{
    return std::all_of(mask.words().begin(), mask.words().end(),
                       [](std::uint64_t word) { return word == 0; });
}

Result<void> check(const QueryNodePtr& node, const RunTable& table)
{
    if (const auto* compare = std::get_if<CompareNode>(&node->node))
        return checkCompare(*compare, table);
    if (const auto* negation = std::get_if<NotNode>(&node->node))
        return check(negation->child, table);
    const std::vector<QueryNodePtr>* children = nullptr;
    if (const auto* all = std::get_if<AndNode>(&node->node))
        children = &all->children;
    if (const auto* any = std::get_if<OrNode>(&node->node))
        children = &any->children;
    for (std::size_t i = 0; children && i < children->size(); ++i) {
        if (auto fine = check((*children)[i], table); !fine)
            return fine;
    }
    return {};
}

class Evaluation {
public:
    Evaluation(const RunTable& table, const std::stop_token& stop)
        : table_(table)
        , stop_(stop)
    {
    }

    Result<RowMask> select(const QueryNodePtr& node, Truth truth, const RowMask& within) const
    {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("search"));
        if (const auto* compare = std::get_if<CompareNode>(&node->node))
            return selectCompare(*compare, table_, truth, within, stop_);
        if (const auto* text = std::get_if<TextNode>(&node->node))
            return selectText(*text, table_, truth, within, stop_);
        if (const auto* negation = std::get_if<NotNode>(&node->node))
            return select(negation->child, opposite(truth), within);
        // By De Morgan, a false AND is any false child, and a false OR all of them.
        if (const auto* all = std::get_if<AndNode>(&node->node))
            return truth == Truth::True ? every(all->children, truth, within)
                                        : some(all->children, truth, within);
        const auto& any = std::get<OrNode>(node->node).children;
        return truth == Truth::True ? some(any, truth, within) : every(any, truth, within);
    }

private:
    // Each child looks only at rows that the ones before it left.
    Result<RowMask> every(const std::vector<QueryNodePtr>& children, Truth truth, RowMask left) const
    {
        for (const auto& child : children) {
            if (isEmpty(left))
                break;
            auto found = select(child, truth, left);
            if (!found)
                return found;
            left = std::move(*found);
        }
        return left;
    }

    Result<RowMask> some(const std::vector<QueryNodePtr>& children, Truth truth, RowMask left) const
    {
        RowMask all(left.size());
        for (const auto& child : children) {
            if (isEmpty(left))
                break;
            auto found = select(child, truth, left);
            if (!found)
                return found;
            for (std::size_t w = 0; w < all.words().size(); ++w) {
                all.words()[w] |= found->words()[w];
                left.words()[w] &= ~found->words()[w];
            }
        }
        return all;
    }

    const RunTable& table_;
    const std::stop_token& stop_;
};

} // namespace

Result<RowMask> evaluate(const Query& query, const RunTable& table, std::stop_token stop)
{
    RowMask all(table.rowCount(), true);
    if (!query.root)
        return all;
    if (auto fine = check(query.root, table); !fine)
        return tl::unexpected(fine.error());
    return Evaluation(table, stop).select(query.root, Truth::True, all);
}

} // namespace ph
