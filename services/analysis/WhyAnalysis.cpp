#include "services/analysis/WhyAnalysis.h"

#include "models/values/Spread.h"
#include "services/analysis/BootstrapDifference.h"
#include "services/analysis/CommitLink.h"
#include "services/analysis/EnvironmentDifference.h"
#include "services/analysis/FalseDiscovery.h"
#include "services/analysis/IndependentSides.h"
#include "services/analysis/Separation.h"
#include "services/analysis/TextDifference.h"
#include "services/analysis/WhyFacts.h"
#include "services/analysis/WhyTopics.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ph {

namespace {

struct WhyAnalysisTexts {
    Q_DECLARE_TR_FUNCTIONS(WhyAnalysis)
};

using Values = std::vector<QString>;

/// Empty where one of the values is no number.
std::vector<double> numbersOf(const Values& values)
{
    std::vector<double> numbers;
    for (const auto& value : values) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(number))
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

bool sameValue(const QString& a, const QString& b)
{
    if (a == b)
        return true;
    bool isA = false, isB = false; // 0.10 and 0.1, 1e-3 and 0.001
    const double x = a.toDouble(&isA), y = b.toDouble(&isB);
    return isA && isB && x == y;
}

WhySide sideOf(const Values& values, std::size_t runs)
{
    WhySide side;
    side.of = runs;
    side.runs = values.size();
    std::map<QString, std::size_t> counts;
    for (const auto& value : values)
        ++counts[value];
    std::vector<WhyShare> shares;
    shares.reserve(counts.size());
    for (const auto& [value, count] : counts)
        shares.push_back({value, count});
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.runs > b.runs; });
    const auto shown = std::min<std::size_t>(shares.size(), WhySide::maxShares);
    side.shares = QList<WhyShare>(shares.begin(), shares.begin() + std::ptrdiff_t(shown));
    side.others = shares.size() - shown;
    return side;
}

void addMoments(WhySide& side, const std::vector<double>& numbers)
{
    if (numbers.empty())
        return;
    Spread spread;
    for (const auto v : numbers)
        spread.add(v);
    side.mean = spread.mean();
    if (numbers.size() > 1)
        side.deviation = spread.deviation();
}

/// The one value that all of a side's runs share; empty where they do not.
QString only(const WhySide& side)
{
    return side.shares.size() == 1 && side.runs == side.of ? side.shares.first().value : QString();
}

bool isLong(const QString& text)
{
    return text.size() > 40 || text.contains(u'\n');
}

bool isIdentifier(const WhyFact& fact, WhyTopic topic)
{
    if (topic != WhyTopic::Other && topic != WhyTopic::Params)
        return false;
    const auto all = fact.a.size() + fact.b.size();
    std::set<QString> distinct(fact.a.begin(), fact.a.end());
    distinct.insert(fact.b.begin(), fact.b.end());
    const bool numeric = !numbersOf(fact.a).empty() && !numbersOf(fact.b).empty();
    return all > 4 && distinct.size() == all && !numeric;
}

/// Compares both sides fact by fact.
class FactComparison {
public:
    FactComparison(const WhyContext& context, std::size_t runsA, std::size_t runsB)
        : context_(context)
    {
        why_.nameA = context.nameA;
        why_.nameB = context.nameB;
        why_.runsA = runsA;
        why_.runsB = runsB;
    }

    void add(const WhyFact& fact)
    {
        const auto numbersA = numbersOf(fact.a), numbersB = numbersOf(fact.b);
        const bool numeric = numbersA.size() == fact.a.size() && numbersB.size() == fact.b.size();
        const auto topic = whyTopicOf(fact.key, numeric ? ValueForm::Number : ValueForm::Text);
        if (fact.key == ColumnKey{ColumnKind::Tag, QLatin1String(mlflowtag::gitRepo)})
            repositories_ = {fact.a, fact.b};
        if (isSame(fact)) {
            ++why_.same;
            return;
        }
        if (why_.isOfGroups() && isIdentifier(fact, topic)) {
            ++why_.identifiers;
            return;
        }
        WhyItem item;
        item.topic = topic;
        item.label = whyLabel(fact.key);
        item.origin = columnKeyText(fact.key);
        if (fact.key.kind == ColumnKind::Dataset && !why_.isOfGroups() && !fact.key.name.isEmpty())
            item.label = WhyAnalysisTexts::tr("Dataset (%1)").arg(fact.key.name);
        item.a = sideOf(fact.a, why_.runsA);
        item.b = sideOf(fact.b, why_.runsB);
        if (fact.a.empty() || fact.b.empty()) {
            item.kind = WhyItem::Kind::Missing;
        } else {
            describe(item, fact, numbersA, numbersB);
        }
        if (const auto* association =
                context_.associations ? context_.associations->find(fact.key) : nullptr) {
            strengths_[item.origin] =
                association->isClear() ? 1 + association->strength : association->strength;
            item.reason = associationReason(*association);
        }
        why_.items.append(item);
    }

    void addEnvironment()
    {
        if (context_.environmentA.isEmpty() || context_.environmentB.isEmpty())
            return;
        for (const auto& difference : versionDifferences(context_.environmentA, context_.environmentB)) {
            WhyItem item;
            item.topic = WhyTopic::Environment;
            item.label = difference.package;
            item.origin = WhyAnalysisTexts::tr("environment files");
            item.a = sideOf(difference.a.isEmpty() ? Values{} : Values{difference.a}, 1);
            item.b = sideOf(difference.b.isEmpty() ? Values{} : Values{difference.b}, 1);
            if (item.a.isMissing() || item.b.isMissing())
                item.kind = WhyItem::Kind::Missing;
            why_.items.append(item);
        }
        why_.same += sameVersions(context_.environmentA, context_.environmentB);
    }

    WhyDifferent finished()
    {
        addLinks();
        adjust();
        std::stable_sort(why_.items.begin(), why_.items.end(),
                         [this](const WhyItem& a, const WhyItem& b) { return isAhead(a, b); });
        return std::move(why_);
    }

    WhyDifferent& why() { return why_; }

private:
    bool isSame(const WhyFact& fact) const
    {
        if (!why_.isOfGroups())
            return fact.a.size() == 1 && fact.b.size() == 1 && sameValue(fact.a.front(), fact.b.front());
        if (fact.a.empty() || fact.b.empty() || lackedByOneSide(fact))
            return false;
        auto a = numbersOf(fact.a), b = numbersOf(fact.b);
        const bool numeric = !a.empty() && !b.empty();
        return (numeric ? separation(std::move(a), std::move(b)) : separation(fact.a, fact.b)).distance <
               1e-12;
    }

    /// True where one side lacks the key clearly more often. A few parents of nested runs are no difference.
    bool lackedByOneSide(const WhyFact& fact) const
    {
        const auto presence = [](std::size_t having, std::size_t runs) {
            Values values(having, QStringLiteral("has"));
            values.resize(runs, QStringLiteral("lacks"));
            return values;
        };
        return separation(presence(fact.a.size(), why_.runsA), presence(fact.b.size(), why_.runsB)).p <= 0.05;
    }

    void describe(WhyItem& item, const WhyFact& fact, const std::vector<double>& numbersA,
                  const std::vector<double>& numbersB)
    {
        const bool numeric = !numbersA.empty() && !numbersB.empty();
        if (why_.isOfGroups()) {
            const auto apart = numeric ? separation(numbersA, numbersB) : separation(fact.a, fact.b);
            item.separation = apart.distance;
            if (apart.distance > 1e-12)
                item.q = apart.p; // adjusted once all are known
            else
                item.kind = WhyItem::Kind::Missing; // alike in the runs that have it
            if (numeric) {
                addMoments(item.a, numbersA);
                addMoments(item.b, numbersB);
            }
        }
        const auto a = only(item.a), b = only(item.b);
        if (!numeric && !a.isEmpty() && !b.isEmpty() && (isLong(a) || isLong(b)))
            item.changes = textDifference(a, b);
    }

    QString associationReason(const Association& association) const
    {
        if (!association.isClear())
            return {};
        return WhyAnalysisTexts::tr("%1: %2 (n %3, q %4)")
            .arg(context_.associations->metric, associationFigure(association),
                 QString::number(association.n), probabilityText(association.q));
    }

    void addLinks()
    {
        std::set<QString> repositories(repositories_.first.begin(), repositories_.first.end());
        repositories.insert(repositories_.second.begin(), repositories_.second.end());
        if (repositories.size() != 1) // between two repositories there is no page
            return;
        const ColumnKey commit{ColumnKind::Tag, QLatin1String(mlflowtag::gitCommit)};
        for (auto& item : why_.items) {
            if (item.origin == columnKeyText(commit))
                item.link = commitDiffLink(*repositories.begin(), only(item.a), only(item.b));
        }
    }

    void adjust()
    {
        std::vector<double> p;
        for (const auto& item : why_.items)
            p.push_back(item.q.value_or(std::nan("")));
        const auto q = adjustedForDiscoveries(p);
        for (qsizetype i = 0; i < why_.items.size(); ++i) {
            auto& item = why_.items[i];
            if (!item.q)
                continue;
            item.q = q[std::size_t(i)];
            if (*item.q > 0.05 && item.reason.isEmpty())
                item.reason = WhyAnalysisTexts::tr("May be chance (q %1)").arg(probabilityText(*item.q));
        }
    }

    bool isAhead(const WhyItem& a, const WhyItem& b) const
    {
        if (a.topic != b.topic)
            return a.topic < b.topic;
        if (a.kind != b.kind)
            return a.kind == WhyItem::Kind::Different;
        if (leads(a) != leads(b))
            return leads(a);
        const bool clearA = !a.q || *a.q <= 0.05, clearB = !b.q || *b.q <= 0.05;
        if (clearA != clearB)
            return clearA;
        if (strength(a) != strength(b))
            return strength(a) > strength(b);
        if (a.separation != b.separation)
            return a.separation > b.separation;
        return false;
    }

    /// What the tracker recorded by itself says more than a tag that somebody wrote.
    static bool leads(const WhyItem& item)
    {
        static const auto commit = columnKeyText({ColumnKind::Tag, QLatin1String(mlflowtag::gitCommit)});
        return item.origin == commit || item.origin.startsWith(QLatin1String("datasets."));
    }

    double strength(const WhyItem& item) const
    {
        const auto found = strengths_.find(item.origin);
        return found != strengths_.end() ? found->second : -1;
    }

    const WhyContext& context_;
    WhyDifferent why_;
    std::map<QString, double> strengths_; // by origin
    std::pair<Values, Values> repositories_;
};

WhyDifferent::Outcome outcomeOf(const QString& metric, const std::vector<double>& a, std::size_t runsA,
                                const std::vector<double>& b, std::size_t runsB, std::stop_token stop)
{
    WhyDifferent::Outcome outcome;
    outcome.metric = metric;
    const auto side = [](const std::vector<double>& values, std::size_t runs) {
        Values texts;
        for (const auto v : values)
            texts.push_back(QString::number(v, 'g', 6));
        auto made = sideOf(texts, runs);
        std::vector<double> finite;
        std::copy_if(values.begin(), values.end(), std::back_inserter(finite),
                     [](double v) { return std::isfinite(v); });
        addMoments(made, finite);
        return made;
    };
    outcome.a = side(a, runsA);
    outcome.b = side(b, runsB);
    outcome.difference = groupDifference(b, a, Statistic::Mean, {}, stop);
    return outcome;
}

std::vector<double> metricOf(const Run& run, const QString& metric)
{
    for (const auto& m : run.metrics) {
        if (m.key == metric)
            return {m.value};
    }
    return {};
}

std::vector<double> metricOf(const RunTable& table, std::span<const std::uint32_t> rows,
                             const QString& metric)
{
    std::vector<double> values;
    if (const auto* column = table.numbers({ColumnKind::Metric, metric})) {
        for (const auto row : rows) {
            if (column->has(row))
                values.push_back(column->values[row]);
        }
    }
    return values;
}

} // namespace

WhyDifferent whyDifferent(const Run& a, const Run& b, const WhyContext& context)
{
    FactComparison comparison(context, 1, 1);
    for (const auto& fact : factsOf(a, b))
        comparison.add(fact);
    comparison.addEnvironment();
    if (!context.metric.isEmpty())
        comparison.why().outcome =
            outcomeOf(context.metric, metricOf(a, context.metric), 1, metricOf(b, context.metric), 1, {});
    return comparison.finished();
}

WhyDifferent whyDifferent(const RunTable& table, std::span<const std::uint32_t> allA,
                          std::span<const std::uint32_t> allB, const WhyContext& context,
                          std::stop_token stop)
{
    const auto sides = independentSides(allA, allB, context.nameA, context.nameB);
    FactComparison comparison(context, sides.a.size(), sides.b.size());
    if (!sides.remark.isEmpty())
        comparison.why().remarks << sides.remark;
    for (const auto& fact : factsOf(table, sides.a, sides.b)) {
        if (stop.stop_requested())
            break;
        comparison.add(fact);
    }
    comparison.addEnvironment();
    if (!context.metric.isEmpty())
        comparison.why().outcome =
            outcomeOf(context.metric, metricOf(table, sides.a, context.metric), sides.a.size(),
                      metricOf(table, sides.b, context.metric), sides.b.size(), stop);
    if (auto& outcome = comparison.why().outcome; outcome && sides.isOneSet())
        outcome->difference.low = outcome->difference.high =
            std::nan(""); // a set does not vary against itself
    return comparison.finished();
}

} // namespace ph
