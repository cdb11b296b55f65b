#include "services/contracts/ContractColumnCheck.h"

#include "services/contracts/ContractCell.h"
#include "services/contracts/ContractVerdict.h"

#include <QLocale>

#include <cmath>

namespace ph {

namespace {

constexpr qsizetype longestExample = 80;

QString plainNumber(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString atMost(double share)
{
    return share == 0 ? QStringLiteral("none") : QStringLiteral("at most %1 %").arg(plainNumber(share * 100));
}

QString rangeLimit(const ContractColumn& column)
{
    QStringList parts;
    if (column.minimum)
        parts.append(QStringLiteral("minimum %1").arg(plainNumber(*column.minimum)));
    if (column.maximum)
        parts.append(QStringLiteral("maximum %1").arg(plainNumber(*column.maximum)));
    return parts.join(QStringLiteral(", "));
}

bool isNumberType(ContractType type)
{
    return type == ContractType::Number || type == ContractType::Integer;
}

} // namespace

void ContractBreach::add(std::size_t row, std::string_view cell)
{
    ++count;
    if (examples.size() == ContractFinding::maxExamples)
        return;
    const auto text = QString::fromUtf8(cell.data(), qsizetype(std::min<std::size_t>(cell.size(), 400)));
    examples.append(
        {row, text.size() > longestExample ? text.left(longestExample - 1) + QChar(0x2026) : text});
}

ContractColumnCheck::ContractColumnCheck(const ContractColumn& contract, std::size_t mostHashes)
    : contract_(contract)
    , seen_(mostHashes)
{
    for (const auto& value : contract.values)
        values_.intern(value.toStdString());
    if (!contract.pattern.isEmpty())
        pattern_.setPattern(QRegularExpression::anchoredPattern(contract.pattern));
}

void ContractColumnCheck::look(std::size_t row, std::string_view cell)
{
    ++rows_;
    if (cell.empty())
        return missing_.add(row, cell);
    if (isConstant_) {
        if (first_.empty()) {
            first_ = cell;
            firstRow_ = row;
        }
        isConstant_ = first_ == cell;
    }
    std::optional<double> number;
    if (isNumberType(contract_.type))
        number = contractNumberIn(cell);
    const bool isInteger = contract_.type == ContractType::Integer;
    if (isNumberType(contract_.type) ? !number || (isInteger && *number != std::floor(*number))
                                     : !isOfContractType(cell, contract_.type))
        return otherType_.add(row, cell);
    ++ofType_;
    if (number && ((contract_.minimum && *number < *contract_.minimum) ||
                   (contract_.maximum && *number > *contract_.maximum)))
        outOfRange_.add(row, cell);
    if (values_.size() > 0 && values_.find(cell) == TextDictionary::none)
        newCategories_.add(row, cell);
    if (!contract_.pattern.isEmpty() &&
        !pattern_.match(QString::fromUtf8(cell.data(), qsizetype(cell.size()))).hasMatch())
        malformed_.add(row, cell);
    if (contract_.repeats == ContractColumn::Repeats::Refused) {
        const auto seen = seen_.look(cell);
        lookedAtForRepeats_ += seen == RepeatFinder::Seen::NotLookedAt ? 0 : 1;
        if (seen == RepeatFinder::Seen::Before)
            repeated_.add(row, cell);
    }
}

void ContractColumnCheck::countUnreadable(const ColumnReading& reading)
{
    if (reading.unreadable == 0)
        return;
    const auto moved = std::min(reading.unreadable, missing_.count);
    missing_.count -= moved;
    otherType_.count += moved;
    if (missing_.count == 0)
        missing_.examples.clear();
    for (const auto& example : reading.examples) // where they were is not told
        otherType_.examples.append({0, example});
    otherType_.examples = otherType_.examples.mid(0, ContractFinding::maxExamples);
}

ContractFinding ContractColumnCheck::finding(ContractRule rule, const ContractBreach& breach, std::size_t of,
                                             const QString& limit, const QString& what) const
{
    ContractFinding finding{contract_.name, rule};
    finding.count = breach.count;
    finding.of = of;
    finding.mostShare = mostShareOf(contract_, rule);
    finding.limit = limit;
    finding.words = of == 0 ? QStringLiteral("There is no value to look at.")
                            : QStringLiteral("%1 of %2 %3.").arg(breach.count).arg(of).arg(what);
    finding.examples = breach.examples;
    return finding;
}

ContractFinding ContractColumnCheck::missingFinding() const
{
    return finding(ContractRule::Missing, missing_, rows_, atMost(contract_.mostMissing),
                   QStringLiteral("rows have no value"));
}

ContractFinding ContractColumnCheck::typeFinding(std::optional<ContractType> found) const
{
    const auto type = contractTypeName(contract_.type);
    auto result = finding(ContractRule::Type, otherType_, present(),
                          contract_.mostOfOtherType == 0
                              ? type
                              : type + QStringLiteral(", but for ") + atMost(contract_.mostOfOtherType),
                          QStringLiteral("values are no %1").arg(type));
    if (found && *found != contract_.type && otherType_.count > 0)
        result.words += QStringLiteral(" The column reads as %1 now.").arg(contractTypeName(*found));
    return result;
}

ContractFinding ContractColumnCheck::uniqueFinding() const
{
    auto found = finding(ContractRule::Unique, repeated_, lookedAtForRepeats_,
                         QStringLiteral("no value twice"), QStringLiteral("values were there before"));
    if (!seen_.isExact())
        found.words += QStringLiteral(" Compared by hashes of 64 bits: the chance that any two values were "
                                      "taken for one is below %1.")
                           .arg(std::max(seen_.chanceOfMistake(), 1e-18), 0, 'e', 0);
    if (seen_.oneIn() > 1)
        found.words +=
            QStringLiteral(" There are too many for all of them; in the end 1 of %1 was looked at.")
                .arg(seen_.oneIn());
    return found;
}

ContractFinding ContractColumnCheck::constantFinding() const
{
    ContractFinding found{contract_.name, ContractRule::Constant};
    found.of = present();
    found.limit = QStringLiteral("more than one value");
    if (present() < 2) {
        found.words = QStringLiteral("Fewer than two values cannot tell.");
        return found;
    }
    found.count = isConstant_ ? present() : 0;
    found.words = isConstant_ ? QStringLiteral("All %1 values are the same.").arg(present())
                              : QStringLiteral("There is more than one value.");
    if (isConstant_) {
        ContractBreach breach;
        breach.add(firstRow_, first_);
        found.examples = breach.examples;
    }
    return found;
}

ContractFinding ContractColumnCheck::findingOf(ContractRule rule, std::optional<ContractType> found) const
{
    switch (rule) {
    case ContractRule::Missing:
        return missingFinding();
    case ContractRule::Range:
        return finding(rule, outOfRange_, ofType_, rangeLimit(contract_),
                       QStringLiteral("values are out of range"));
    case ContractRule::Values:
        return finding(rule, newCategories_, ofType_,
                       QStringLiteral("one of %1; new: %2")
                           .arg(contract_.values.size())
                           .arg(atMost(contract_.mostNewCategories)),
                       QStringLiteral("values are not of the known set"));
    case ContractRule::Pattern:
        return finding(rule, malformed_, ofType_, contract_.pattern,
                       QStringLiteral("values are not of this form"));
    case ContractRule::Unique:
        return uniqueFinding();
    case ContractRule::Constant:
        return constantFinding();
    default:
        return typeFinding(found);
    }
}

QList<ContractFinding> ContractColumnCheck::findings(std::optional<ContractType> found) const
{
    auto rules = rulesOf(contract_);
    if (contract_.type == ContractType::Text && otherType_.count > 0) // bytes that are no text
        rules.push_back(ContractRule::Type);
    QList<ContractFinding> all;
    all.reserve(qsizetype(rules.size()));
    for (const auto rule : rules)
        all.append(findingOf(rule, found));
    return all;
}

} // namespace ph
