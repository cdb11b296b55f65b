#include "services/gates/SampledContract.h"

#include "models/values/Policy.h"
#include "services/gates/CellValues.h"
#include "services/gates/GateEvaluation.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace ph {

namespace {

std::int64_t sampledTimeMs(const std::string& cell)
{
    auto text = QString::fromStdString(cell);
    if (text.size() > 10 && text[10] == u' ')
        text[10] = u'T';
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return noTime;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

bool isOfSampledType(const std::string& cell, const QString& type)
{
    if (type == QLatin1String("text"))
        return true;
    if (type == QLatin1String("timestamp"))
        return sampledTimeMs(cell) != noTime;
    if (type == QLatin1String("boolean")) {
        static constexpr std::array words{"true", "false", "True", "False", "TRUE", "FALSE", "0", "1"};
        return std::find(words.begin(), words.end(), cell) != words.end();
    }
    const auto number = cellNumber(cell);
    if (type == QLatin1String("number"))
        return number.has_value();
    return type == QLatin1String("integer") && number && *number == std::floor(*number);
}

/// What one column breaks, and how often.
class SampledColumn {
public:
    SampledColumn(QString name, const QJsonObject& contract)
        : name_(std::move(name))
        , type_(contract.value(QLatin1String("type")).toString())
        , isNullable_(contract.value(QLatin1String("nullable")).toBool(false))
        , isUnique_(contract.value(QLatin1String("unique")).toBool(false))
        , minimum_(contract.value(QLatin1String("minimum")))
        , maximum_(contract.value(QLatin1String("maximum")))
    {
        for (const auto& value : contract.value(QLatin1String("values")).toArray())
            values_.insert(value.toString().toStdString());
        if (const auto pattern = contract.value(QLatin1String("pattern")); pattern.isString())
            pattern_.setPattern(QRegularExpression::anchoredPattern(pattern.toString()));
    }

    void look(const SampleTable::Cell& cell)
    {
        if (isMissing(cell)) {
            nulls_ += isNullable_ ? 0 : 1;
            return;
        }
        ++filled_;
        if (!isOfSampledType(*cell, type_)) {
            ++wrongType_;
            return;
        }
        if (minimum_.isDouble() || maximum_.isDouble()) {
            const auto number = cellNumber(*cell);
            outOfRange_ += !number || (minimum_.isDouble() && *number < minimum_.toDouble()) ||
                                   (maximum_.isDouble() && *number > maximum_.toDouble())
                               ? 1
                               : 0;
        }
        unknownValues_ += !values_.empty() && !values_.contains(*cell) ? 1 : 0;
        malformed_ +=
            !pattern_.pattern().isEmpty() && !pattern_.match(QString::fromStdString(*cell)).hasMatch() ? 1
                                                                                                       : 0;
        repeated_ += isUnique_ && !seen_.insert(*cell).second ? 1 : 0;
    }

    std::size_t filled() const { return filled_; }

    QList<GateNumber> breaches() const
    {
        QList<GateNumber> found;
        const auto add = [&](const char* what, std::size_t count) {
            if (count > 0)
                found.append({name_ + QStringLiteral(": ") + QLatin1String(what), double(count), {}});
        };
        add("null", nulls_);
        add("not of its type", wrongType_);
        add("out of range", outOfRange_);
        add("not a known value", unknownValues_);
        add("not of its form", malformed_);
        add("not unique", repeated_);
        return found;
    }

private:
    QString name_, type_;
    bool isNullable_, isUnique_;
    QJsonValue minimum_, maximum_;
    std::unordered_set<std::string> values_, seen_;
    QRegularExpression pattern_;
    std::size_t filled_ = 0, nulls_ = 0, wrongType_ = 0, outOfRange_ = 0, unknownValues_ = 0, malformed_ = 0,
                repeated_ = 0;
};

/// None where the sample is fresh enough, or freshness is not asked for.
std::optional<GateFinding> staleness(const GateQuestion& question, const SampleTable& sample)
{
    const auto fresh = question.spec.settings.value(QLatin1String("freshness")).toObject();
    if (fresh.isEmpty())
        return std::nullopt;
    const auto name = fresh.value(QLatin1String("column")).toString();
    const auto withinMs = durationFromText(fresh.value(QLatin1String("within")).toString());
    const auto column = sample.names.indexOf(name);
    std::int64_t newest = noTime;
    if (column >= 0) {
        for (const auto& cell : sample.columns[std::size_t(column)]) {
            if (!isMissing(cell))
                newest = std::max(newest, sampledTimeMs(*cell));
        }
    }
    if (newest == noTime)
        return inconclusive(QStringLiteral("%1 holds no time to tell freshness by.").arg(name));
    if (newest > question.nowMs + allowedClockSkewMs)
        return inconclusive(QStringLiteral("The newest %1 lies in the future.").arg(name));
    if (question.nowMs - newest <= withinMs)
        return std::nullopt;
    auto stale =
        inconclusive(QStringLiteral("The newest %1 is older than %2.").arg(name, durationText(withinMs)));
    stale.verdict = GateVerdict::Stale;
    return stale;
}

GateFinding judgeSample(const GateQuestion& question, const SampleTable& sample, GateFinding& found)
{
    const auto contract = question.spec.settings.value(QLatin1String("columns")).toObject();
    const auto fewest = question.number("minimum-rows", 1);
    if (std::size_t(sample.names.size()) != sample.columns.size())
        return inconclusive(QStringLiteral("The sample itself is not here."));
    if (sample.rows() == 0)
        return noData(QStringLiteral("The sample has no rows."));
    QStringList missing, others, empty;
    for (auto it = contract.begin(); it != contract.end(); ++it) {
        const auto column = sample.names.indexOf(it.key());
        if (column < 0) {
            missing.append(it.key());
            continue;
        }
        SampledColumn check(it.key(), it.value().toObject());
        for (const auto& cell : sample.columns[std::size_t(column)])
            check.look(cell);
        found.numbers += check.breaches();
        if (check.filled() == 0)
            empty.append(it.key());
    }
    for (const auto& name : sample.names) {
        if (!contract.contains(name))
            others.append(name);
    }
    if (!missing.isEmpty())
        return failing(
            QStringLiteral("Columns that are not there: %1.").arg(missing.join(QStringLiteral(", "))));
    if (!others.isEmpty() && question.text("other-columns") != QLatin1String("allow"))
        return failing(QStringLiteral("Columns that the contract does not know: %1.")
                           .arg(others.mid(0, 5).join(QStringLiteral(", "))));
    if (!found.numbers.isEmpty()) {
        QStringList words;
        for (const auto& breach : found.numbers.mid(0, 5))
            words.append(QStringLiteral("%1 (%2)").arg(breach.name).arg(breach.value));
        return failing(
            QStringLiteral("Of %1 rows: %2.").arg(sample.rows()).arg(words.join(QStringLiteral(", "))));
    }
    if (double(sample.rows()) < fewest)
        return inconclusive(
            QStringLiteral("%1 rows; at least %2 are demanded.").arg(sample.rows()).arg(fewest));
    if (empty.size() == contract.size())
        return noData(QStringLiteral("No column of the contract holds a value."));
    if (auto stale = staleness(question, sample))
        return *stale;
    return passing(
        QStringLiteral("%1 rows keep the contract of %2 columns.").arg(sample.rows()).arg(contract.size()));
}

} // namespace

GateFinding sampledContract(const GateQuestion& question)
{
    const auto& sample = *question.own.sample.value;
    GateFinding found;
    auto finding = judgeSample(question, sample, found);
    finding.numbers = found.numbers;
    finding.query = question.text("sample");
    finding.sampleSize = qint64(sample.rows());
    return finding;
}

} // namespace ph
