#include "models/tables/VersionDiffModel.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "models/values/LineDiff.h"
#include "models/values/ModelSignature.h"

#include <cmath>

namespace ph {

namespace {

using Section = ModelVersionDifference::Section;

constexpr int contextLines = 2;

DiffRow::Change changeOf(const std::optional<QString>& a, const std::optional<QString>& b)
{
    if (!a)
        return DiffRow::Change::OnlyB;
    if (!b)
        return DiffRow::Change::OnlyA;
    return *a == *b ? DiffRow::Change::Same : DiffRow::Change::Changed;
}

/// Fields of a version have words; keys of params, tags and the like are people's own.
QString keyText(const ModelVersionDifference& value)
{
    return value.section == Section::Version ? versionFieldText(value.key) : value.key;
}

QString lineKey(const ModelVersionDifference& value, const LinePair& pair)
{
    const auto name = value.section == Section::Prompt ? VersionDiffModel::tr("line") : keyText(value);
    const auto separator = value.section == Section::Prompt ? u' ' : u':';
    const auto place = [](int line) { return line > 0 ? QString::number(line) : QStringLiteral("–"); };
    const auto where =
        pair.aLine == pair.bLine ? place(pair.aLine) : place(pair.aLine) + u'|' + place(pair.bLine);
    return name + separator + where;
}

QList<DiffRow> lineRows(const ModelVersionDifference& value, const QString& a, const QString& b)
{
    const auto pairs = lineDiff(a, b);
    QList<DiffRow> rows;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        DiffRow row{lineKey(value, pairs[i]), pairs[i].a, pairs[i].b, changeOf(pairs[i].a, pairs[i].b),
                    DiffRow::Form::Line};
        for (auto j = std::max<qsizetype>(0, i - contextLines);
             j < std::min(pairs.size(), i + contextLines + 1); ++j) {
            if (pairs[i].isSame() && !pairs[j].isSame())
                row.place = DiffRow::Place::Around;
        }
        rows.append(row);
    }
    return rows;
}

QString signedNumber(double value)
{
    return value > 0 ? u'+' + formatNumber(value) : formatNumber(value);
}

/// Two that differ never look equal.
void writeMetric(DiffRow& row)
{
    row.form = DiffRow::Form::Number;
    if (row.change == DiffRow::Change::Changed) {
        const double difference = row.b->toDouble() - row.a->toDouble();
        if (std::isfinite(difference))
            row.difference = signedNumber(difference);
    }
    const auto shorter = [](const std::optional<QString>& exact) {
        return exact ? std::optional(formatNumber(exact->toDouble())) : std::nullopt;
    };
    const auto a = shorter(row.a), b = shorter(row.b);
    if (a == b && row.change != DiffRow::Change::Same)
        return;
    row.a = a;
    row.b = b;
}

} // namespace

QList<DiffRow> diffRows(const ModelVersionDifference& value)
{
    const auto readable = [&](const std::optional<QString>& text) {
        return text && value.section == Section::Signature ? signatureColumns(*text)
                                                           : text.value_or(QString());
    };
    const auto a = readable(value.a), b = readable(value.b);
    const bool isText = value.section == Section::Signature || value.section == Section::Prompt ||
                        a.contains(u'\n') || b.contains(u'\n');
    if (isText && value.a && value.b)
        return lineRows(value, a, b);
    if (isText) { // only one side has it: every line is its own
        QList<DiffRow> rows;
        const auto lines = (value.a ? a : b).split(u'\n');
        for (int i = 0; i < lines.size(); ++i) {
            const LinePair pair{value.a ? std::optional(lines[i]) : std::nullopt,
                                value.b ? std::optional(lines[i]) : std::nullopt, value.a ? i + 1 : 0,
                                value.b ? i + 1 : 0};
            rows.append(
                {lineKey(value, pair), pair.a, pair.b, changeOf(pair.a, pair.b), DiffRow::Form::Line});
        }
        return rows;
    }
    DiffRow row{keyText(value), value.a, value.b, changeOf(value.a, value.b), DiffRow::Form::Value};
    if (value.section == Section::Metrics)
        writeMetric(row);
    return {row};
}

QString diffChangeText(const DiffRow& row)
{
    switch (row.change) {
    case DiffRow::Change::Same:
        return VersionDiffModel::tr("same");
    case DiffRow::Change::OnlyA:
        return VersionDiffModel::tr("only in A");
    case DiffRow::Change::OnlyB:
        return VersionDiffModel::tr("only in B");
    case DiffRow::Change::Changed:
        break;
    }
    return row.difference.isEmpty() ? VersionDiffModel::tr("changed") : row.difference;
}

ComparedVersions comparedVersions(const VersionSide& a, const VersionSide& b)
{
    ComparedVersions compared{a.version.version, b.version.version, {}, {}};
    for (const auto& value : versionComparison(a, b)) {
        if (compared.parts.isEmpty() || compared.parts.last().section.section != value.section)
            compared.parts.append(ComparedVersions::Part{{value.section, 0, 0}, {}});
        auto& [section, rows] = compared.parts.last();
        ++section.total;
        section.differing += value.isSame() ? 0 : 1;
        rows += diffRows(value);
    }
    for (const auto* side : {&a, &b}) {
        if (!side->run && !side->version.runId.isEmpty()) // a prompt comes from none
            compared.withoutRun << side->version.version;
        if (!side->environmentFiles)
            compared.withoutFiles << side->version.version;
    }
    return compared;
}

void VersionDiffModel::applyComparison(const ComparedVersions& compared, DiffRows which)
{
    if (a_ != compared.a || b_ != compared.b) {
        a_ = compared.a;
        b_ = compared.b;
        Q_EMIT headerDataChanged(Qt::Horizontal, A, B);
    }
    QList<Branch> branches;
    differing_ = 0;
    total_ = 0;
    for (const auto& [section, rows] : compared.parts) {
        differing_ += section.differing;
        total_ += section.total;
        Branch branch{section, rows};
        if (which == DiffRows::Differing)
            branch.leaves.removeIf([](const DiffRow& row) {
                return row.change == DiffRow::Change::Same && row.place == DiffRow::Place::Own;
            });
        if (!branch.leaves.isEmpty())
            branches.append(branch);
    }
    applyBranches(branches);
}

QString VersionDiffModel::topKey(const DiffSection& section) const
{
    return versionSectionName(section.section);
}

QVariant VersionDiffModel::topCell(const DiffSection& section, int column, int role) const
{
    if (column == Change && role == Qt::DisplayRole)
        return section.differing == 0
                   ? tr("all %1 the same").arg(formatCount(section.total))
                   : tr("%1 of %2 differ").arg(formatCount(section.differing), formatCount(section.total));
    if (column != Key || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const auto title = versionSectionText(section.section);
    return role == Qt::DisplayRole
               ? title
               : title + QStringLiteral(", ") + topCell(section, Change, Qt::DisplayRole).toString();
}

QVariant VersionDiffModel::leafCell(const DiffSection&, const DiffRow& row, int column, int role) const
{
    const auto side = [](const std::optional<QString>& text) { return text ? *text : QStringLiteral("–"); };
    switch (role) {
    case ChangeRole:
        return int(row.change);
    case FormRole:
        return int(row.form);
    case Qt::AccessibleTextRole:
        if (column == Key)
            return QStringLiteral("%1: %2, %3, %4")
                .arg(row.key, diffChangeText(row), side(row.a), side(row.b));
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (column) {
        case Key:
            return row.key;
        case A:
            return side(row.a);
        case B:
            return side(row.b);
        case Change:
            return diffChangeText(row);
        default:
            return {};
        }
    default:
        return {};
    }
}

QVariant VersionDiffModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Key:
        return tr("Key");
    case A:
        return a_.isEmpty() ? tr("A") : tr("A: version %1").arg(a_);
    case B:
        return b_.isEmpty() ? tr("B") : tr("B: version %1").arg(b_);
    case Change:
        return tr("Change");
    default:
        return {};
    }
}

} // namespace ph
