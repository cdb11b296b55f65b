#include "services/analysis/WhyFacts.h"

#include "services/analysis/WhyTopics.h"

#include <map>

namespace ph {

namespace {

using Facts = std::map<ColumnKey, WhyFact>;
using Side = std::vector<QString> WhyFact::*;

void add(Facts& facts, Side side, const ColumnKey& key, const QString& value)
{
    if (value.isEmpty() || !isComparable(key))
        return;
    auto& fact = facts[key];
    fact.key = key;
    (fact.*side).push_back(value);
}

QString datasetText(const DatasetInput& input)
{
    return input.digest.isEmpty() ? input.name : input.name + QStringLiteral(" @ ") + input.digest;
}

void addRun(Facts& facts, Side side, const Run& run)
{
    for (const auto& param : run.params)
        add(facts, side, {ColumnKind::Param, param.key}, param.value);
    for (const auto& tag : run.tags)
        add(facts, side, {ColumnKind::Tag, tag.key}, tag.value);
    std::map<QString, QStringList> inputs;
    for (const auto& input : run.inputs)
        inputs[input.context] << datasetText(input);
    for (auto& [use, texts] : inputs) {
        texts.sort(); // the order in which they were logged means nothing
        add(facts, side, {ColumnKind::Dataset, use}, texts.join(QStringLiteral(", ")));
    }
    add(facts, side, {ColumnKind::Attribute, QLatin1String(attribute::user)}, run.user);
    add(facts, side, {ColumnKind::Attribute, QLatin1String(attribute::status)},
        run.statusText.isEmpty() ? runStatusName(run.status) : run.statusText);
}

std::vector<WhyFact> listed(Facts& facts)
{
    std::vector<WhyFact> out;
    for (auto& [key, fact] : facts)
        out.push_back(std::move(fact));
    return out;
}

QString textAt(const TextColumn& column, std::uint32_t row)
{
    const auto view = column.at(row);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

void addRows(Facts& facts, Side side, const Column& column, std::span<const std::uint32_t> rows)
{
    const auto* texts = std::get_if<TextColumn>(column.data.get());
    if (!texts || !isComparable(column.key))
        return;
    for (const auto row : rows) {
        if (texts->has(row))
            add(facts, side, column.key, textAt(*texts, row));
    }
}

} // namespace

std::vector<WhyFact> factsOf(const Run& a, const Run& b)
{
    Facts facts;
    addRun(facts, &WhyFact::a, a);
    addRun(facts, &WhyFact::b, b);
    return listed(facts);
}

std::vector<WhyFact> factsOf(const RunTable& table, std::span<const std::uint32_t> a,
                             std::span<const std::uint32_t> b)
{
    Facts facts;
    for (const auto& column : table.columns()) {
        addRows(facts, &WhyFact::a, column, a);
        addRows(facts, &WhyFact::b, column, b);
    }
    return listed(facts);
}

} // namespace ph
