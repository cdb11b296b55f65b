#include "services/gates/CellValues.h"
#include "services/gates/GateKinds.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ph {

namespace {

constexpr double usualTolerance = 1e-6, fewestEntities = 100, usualUnmatchedRate = 0.05;

using Rows = std::unordered_map<std::string, std::size_t>;

/// Entity -> row; none where an entity comes twice or lacks part of its key.
std::optional<Rows> rowsByEntity(const SampleTable& table, const QStringList& keys)
{
    Rows rows;
    rows.reserve(table.rows());
    std::vector<std::size_t> columns;
    for (const auto& key : keys) {
        const auto column = table.names.indexOf(key);
        if (column < 0)
            return std::nullopt;
        columns.push_back(std::size_t(column));
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string entity;
        for (const auto column : columns) {
            const auto& cell = table.columns[column][row];
            if (isMissing(cell))
                return std::nullopt;
            entity += std::to_string(cell->size()) + ':' + *cell; // so that "a", "bc" is not "ab", "c"
        }
        if (!rows.try_emplace(entity, row).second)
            return std::nullopt;
    }
    return rows;
}

enum class Agreement { BothMissing, Same, Different };

/// Numbers agree within a share of the larger; anything else to the letter.
Agreement agreement(const SampleTable::Cell& a, const SampleTable::Cell& b, double tolerance)
{
    const bool noA = isMissing(a), noB = isMissing(b);
    if (noA || noB)
        return noA && noB ? Agreement::BothMissing : Agreement::Different;
    if (*a == *b)
        return Agreement::Same;
    const auto x = cellNumber(*a), y = cellNumber(*b);
    return x && y && std::abs(*x - *y) <= tolerance * std::max(std::abs(*x), std::abs(*y))
               ? Agreement::Same
               : Agreement::Different;
}

struct Feature {
    QString name;
    std::size_t compared = 0, different = 0;
    double rate() const { return compared == 0 ? std::nan("") : double(different) / double(compared); }
};

GateFinding judge(const GateQuestion& question, GateFinding& found)
{
    const auto& offline = *question.own.sample.value;
    const auto& online = *question.own.serving.value;
    const auto keys = question.texts("entity");
    const auto highest = question.number("maximum-mismatch-rate", 0);
    for (const auto* table : {&offline, &online}) {
        if (std::size_t(table->names.size()) != table->columns.size())
            return inconclusive(QStringLiteral("The tables themselves are not here."));
        if (table->rows() == 0)
            return noData(QStringLiteral("There are no rows to compare."));
    }
    const auto offlineRows = rowsByEntity(offline, keys), onlineRows = rowsByEntity(online, keys);
    if (!offlineRows || !onlineRows)
        return inconclusive(QStringLiteral("%1 names no row for sure: it is missing, empty or comes twice.")
                                .arg(keys.join(QStringLiteral(", "))));
    auto names = question.texts("features");
    if (names.isEmpty()) {
        for (const auto& name : offline.names) {
            if (!keys.contains(name))
                names.append(name);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [entity, row] : *offlineRows) {
        if (const auto other = onlineRows->find(entity); other != onlineRows->end())
            pairs.emplace_back(row, other->second);
    }
    const double all = double(offlineRows->size() + onlineRows->size() - pairs.size());
    const double unmatched = 1 - double(pairs.size()) / all;
    found.sampleSize = qint64(pairs.size());
    found.numbers.append({QStringLiteral("entities on one side only"), 100 * unmatched, QStringLiteral("%")});
    std::vector<Feature> features;
    for (const auto& name : names) {
        const auto a = offline.names.indexOf(name), b = online.names.indexOf(name);
        if (a < 0 || b < 0)
            return failing(QStringLiteral("Feature %1 is not on both sides.").arg(name));
        auto& feature = features.emplace_back(Feature{name});
        for (const auto& [rowA, rowB] : pairs) {
            const auto answer =
                agreement(offline.columns[std::size_t(a)][rowA], online.columns[std::size_t(b)][rowB],
                          question.number("tolerance", usualTolerance));
            feature.compared += answer != Agreement::BothMissing ? 1 : 0;
            feature.different += answer == Agreement::Different ? 1 : 0;
        }
    }
    if (features.empty())
        return noData(QStringLiteral("There are no features to compare."));
    std::stable_sort(features.begin(), features.end(),
                     [](const Feature& a, const Feature& b) { return a.different > b.different; });
    QStringList worst;
    double worstRate = 0;
    const auto nothing = std::find_if(features.begin(), features.end(),
                                      [](const Feature& feature) { return feature.compared == 0; });
    for (const auto& feature : features) {
        if (feature.compared == 0)
            continue;
        worstRate = std::max(worstRate, feature.rate());
        if (feature.rate() > highest)
            worst.append(QStringLiteral("%1 (%2 %)").arg(feature.name).arg(100 * feature.rate(), 0, 'g', 3));
        if (found.numbers.size() < 11)
            found.numbers.append({feature.name, 100 * feature.rate(), QStringLiteral("%")});
    }
    found.threshold = highest;
    found.margin = highest - worstRate;
    if (!worst.isEmpty())
        return failing(QStringLiteral("Served differently than trained on: %1.")
                           .arg(worst.mid(0, 5).join(QStringLiteral(", "))));
    if (double(pairs.size()) < question.number("minimum-entities", fewestEntities))
        return inconclusive(QStringLiteral("%1 entities on both sides; at least %2 are demanded.")
                                .arg(pairs.size())
                                .arg(question.number("minimum-entities", fewestEntities)));
    if (nothing != features.end())
        return inconclusive(QStringLiteral("Feature %1 has no value on either side.").arg(nothing->name));
    if (unmatched > question.number("maximum-unmatched-rate", usualUnmatchedRate))
        return inconclusive(
            QStringLiteral("%1 % of the entities are on one side only.").arg(100 * unmatched, 0, 'g', 3));
    return passing(
        QStringLiteral("%1 features of %2 entities agree.").arg(features.size()).arg(pairs.size()));
}

GateFinding evaluateTrainServe(const GateQuestion& question)
{
    GateFinding found;
    auto finding = judge(question, found);
    finding.numbers = found.numbers;
    finding.sampleSize = found.sampleSize;
    finding.threshold = found.threshold;
    finding.margin = found.margin;
    finding.query = QStringLiteral("%1 against %2").arg(question.text("offline"), question.text("online"));
    return finding;
}

} // namespace

GateKind trainServeGate()
{
    const auto rate = [](const char* words) { return shape::number(QLatin1String(words), 0, 1); };
    return {
        QStringLiteral("train-serve-consistency"),
        QStringLiteral("The same entities have the same features where the model was trained and where it is "
                       "served."),
        {shape::required("offline", shape::text(QStringLiteral("File with the features as trained on."))),
         shape::required("online", shape::text(QStringLiteral("File with the features as served."))),
         shape::required("entity", shape::list(shape::text(QStringLiteral("A column.")),
                                               QStringLiteral("Columns that name an entity."))),
         shape::optional("features",
                         shape::list(shape::text(QStringLiteral("A column.")),
                                     QStringLiteral("Columns to compare; without it, all others."))),
         shape::optional("tolerance", shape::number(QStringLiteral("Of numbers, as a share of the larger; "
                                                                   "usually 0.000001."),
                                                    0, 1)),
         shape::optional("maximum-mismatch-rate", rate("Of any feature; usually 0.")),
         shape::optional("maximum-unmatched-rate", rate("Entities on one side only; usually 0.05.")),
         shape::optional(
             "minimum-entities",
             shape::integer(QStringLiteral("Fewest entities on both sides; usually 100."), 1, 1e9))},
        {},
        {{FactName::Sample}, {FactName::Serving}},
        evaluateTrainServe};
}

} // namespace ph
