#include "services/quality/Readers.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

// whylogs: `json.dumps(constraints.generate_constraints_report())` and
// `json.dumps(calculate_drift_scores(…))`.
namespace ph {

namespace {

struct ConstraintForm {
    const char* pattern; ///< what the tool's own constraint is named, with the column in the first group
    QualityCheck check;
};

/// A constraint's name is all that the report says of it.
constexpr std::array constraintForms{
    ConstraintForm{"^(.+) has no missing values$", QualityCheck::Missing},
    ConstraintForm{"^null values of (.+) lower than \\S+$", QualityCheck::Missing},
    ConstraintForm{"^null percentage of (.+) lower than \\S+$", QualityCheck::Missing},
    ConstraintForm{"^count of (.+) lower than \\S+$", QualityCheck::Volume},
    ConstraintForm{"^(.+) (?:greater|smaller) than number \\S+$", QualityCheck::Range},
    ConstraintForm{"^(.+) is non negative$", QualityCheck::Range},
    ConstraintForm{"^(.+) is in range \\[.*\\]$", QualityCheck::Range},
    ConstraintForm{"^(.+) mean between .+ and .+ \\(inclusive\\)$", QualityCheck::Statistic},
    ConstraintForm{"^(.+) standard deviation between .+ and .+ \\(inclusive\\)$", QualityCheck::Statistic},
    ConstraintForm{"^(.+) \\S+-th quantile value between .+ and .+ \\(inclusive\\)$",
                   QualityCheck::Statistic},
    ConstraintForm{"^(.+) distinct values estimate between .+ and .+ \\(inclusive\\)$",
                   QualityCheck::Uniqueness},
    ConstraintForm{"^(.+) is probably unique$", QualityCheck::Uniqueness},
    ConstraintForm{"^(.+) \\d+-most common items in set .*$", QualityCheck::Categories},
    ConstraintForm{"^(.+) values in set .*$", QualityCheck::Categories},
    ConstraintForm{"^(.+) types count non-zero for .*$", QualityCheck::Type},
    ConstraintForm{"^(.+) allows for types .*$", QualityCheck::Type},
    ConstraintForm{"^(.+) is nullable \\S+$", QualityCheck::Type},
};

/// What is longer is no name of the tool's own, and would only keep a pattern busy.
constexpr qsizetype longestConstraint = 500;

void nameFromConstraint(const QString& name, QualityItem& item)
{
    static const auto forms = [] {
        std::vector<std::pair<QRegularExpression, QualityCheck>> compiled;
        compiled.reserve(std::size(constraintForms));
        for (const auto& [pattern, check] : constraintForms)
            compiled.emplace_back(
                QRegularExpression(QLatin1String(pattern), QRegularExpression::DotMatchesEverythingOption),
                check);
        return compiled;
    }();
    if (name.size() > longestConstraint)
        return;
    for (const auto& [form, check] : forms) {
        if (const auto match = form.match(name); match.hasMatch()) {
            item.column = match.captured(1);
            item.check = check;
            return;
        }
    }
}

/// The metric that was looked at: {"metric": "distribution", "mean": 4.2, …}.
void addSummary(const Json& summary, QualityItem& item, ReportDraft& draft)
{
    if (!summary.is_object())
        return;
    for (const auto& [key, value] : summary.items()) {
        const auto name = plainKey(key);
        if (name == QLatin1String("metric"))
            item.measure = plainText(value);
        else if (const auto number = numberIn(value); number && name == QLatin1String("n"))
            item.nCurrent = qint64(std::clamp(*number, 0.0, 0x1p53));
        else if (number && item.numbers.size() < maxQualityExamples)
            item.numbers.append({name, *number});
        else if (!value.is_null())
            draft.countUnread(QStringLiteral("$[][3].") + name);
    }
}

bool isConstraint(const Json& row)
{
    return row.is_array() && row.size() >= 3 && row.size() <= 4 && row[0].is_string() &&
           row[1].is_number_integer() && row[2].is_number_integer();
}

bool isDriftScore(const Json& score)
{
    return score.is_null() ||
           (score.is_object() && score.contains("algorithm") && score.contains("drift_category"));
}

QualityVerdict verdictOfCategory(const QString& category)
{
    if (category == QLatin1String("DRIFT"))
        return QualityVerdict::Fail;
    if (category == QLatin1String("POSSIBLE_DRIFT"))
        return QualityVerdict::Warning;
    return category == QLatin1String("NO_DRIFT") ? QualityVerdict::Pass : QualityVerdict::NotJudged;
}

} // namespace

bool isWhylogsConstraints(const Json& root)
{
    return root.is_array() && !root.empty() && std::all_of(root.begin(), root.end(), isConstraint);
}

Result<void> fillWhylogsConstraints(const Json& root, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("whylogs");
    draft.report.format = QStringLiteral("constraints report");
    for (std::size_t i = 0; i < root.size(); ++i) {
        const auto& row = root[i];
        QualityItem item;
        item.method = plainText(row[0]);
        nameFromConstraint(item.method, item);
        const auto passed = row[1].get<double>(), failed = row[2].get<double>();
        item.verdict = failed > 0   ? QualityVerdict::Fail
                       : passed > 0 ? QualityVerdict::Pass
                                    : QualityVerdict::NoData;
        if (row.size() > 3)
            addSummary(row[3], item, draft);
        item.path = QStringLiteral("$[%1]").arg(i);
        draft.add(std::move(item));
    }
    return {};
}

bool isWhylogsDrift(const Json& root)
{
    return root.is_object() && std::all_of(root.begin(), root.end(), isDriftScore) &&
           std::any_of(root.begin(), root.end(), [](const Json& score) { return score.is_object(); });
}

Result<void> fillWhylogsDrift(const Json& json, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("whylogs");
    draft.report.format = QStringLiteral("drift scores");
    for (const auto& [key, score] : json.items()) {
        QualityItem item;
        item.column = plainKey(key);
        item.check = QualityCheck::Drift;
        item.path = QStringLiteral("$['%1']").arg(item.column);
        item.verdict = QualityVerdict::NoData;
        if (score.is_object()) {
            ReportFields fields(score, draft);
            item.method = fields.text("algorithm");
            item.measure = fields.has("statistic") ? QStringLiteral("statistic") : QStringLiteral("pvalue");
            item.pValue = fields.number("pvalue");
            item.value = fields.has("statistic") ? fields.number("statistic") : item.pValue;
            if (const auto* thresholds = fields.any("thresholds"))
                item.threshold.text = plainText(*thresholds);
            item.words = fields.text("drift_category");
            item.verdict = verdictOfCategory(item.words);
        }
        draft.add(std::move(item));
    }
    return {};
}

} // namespace ph
