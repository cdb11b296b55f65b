#include "models/tables/ContractTables.h"

#include "models/tables/ContractWords.h"
#include "models/tables/Format.h"
#include "models/tables/ProblemWords.h"

#include <QFileInfo>

namespace ph {

namespace {

const QString notSaid = QStringLiteral("–");

QString saidOrDash(const QString& text)
{
    return text.isEmpty() ? notSaid : text;
}

ContractShelfModel::State stateOf(const ContractLine& line)
{
    if (!line.kept.contract)
        return ContractShelfModel::Unreadable;
    return line.frozen.isEmpty() ? ContractShelfModel::Agreed : ContractShelfModel::Frozen;
}

QString problemsText(const QList<TextProblem>& problems)
{
    QStringList lines;
    for (const auto& problem : problems)
        lines.append(problemLineText(problem));
    return lines.join(u'\n');
}

int rightAligned(bool isNumber)
{
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

QString ContractLine::name() const
{
    return kept.contract ? kept.contract->name : QFileInfo(kept.file).fileName();
}

QList<ContractLine> shelfLines(const QList<ShelvedContract>& shelf)
{
    QList<DataContract> contracts;
    for (const auto& kept : shelf) {
        if (kept.contract)
            contracts.append(*kept.contract);
    }
    const auto disputes = featureDisputes(contracts);
    QList<ContractLine> lines;
    for (const auto& kept : shelf) {
        QStringList frozen;
        if (kept.contract) {
            for (const auto& dispute : disputesOf(*kept.contract, disputes))
                frozen.append(dispute.feature);
        }
        lines.append({kept, frozen});
    }
    return lines;
}

ContractShelfModel::ContractShelfModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

bool ContractShelfModel::before(const ContractLine& a, const ContractLine& b) const
{
    const auto key = [](const ContractLine& line) {
        return std::tuple(line.kept.contract ? 1 : 0,
                          line.kept.contract ? line.kept.contract->team : QString(), line.name(),
                          line.kept.file);
    };
    return key(a) < key(b);
}

QString ContractShelfModel::text(const ContractLine& line, int column) const
{
    const auto& contract = line.kept.contract;
    switch (column) {
    case Team:
        return saidOrDash(contract ? contract->team : QString());
    case Name:
        return line.name();
    case Owner:
        return saidOrDash(contract ? contract->owner : QString());
    case Standing:
        switch (stateOf(line)) {
        case Unreadable:
            return tr("Cannot be read");
        case Frozen:
            return tr("%Ln frozen", "features", int(line.frozen.size()));
        case Agreed:
            return {};
        }
        return {};
    case Dataset: // what is no contract has none, and something to be said
        if (!contract)
            return line.kept.problems.isEmpty() ? QString() : problemLineText(line.kept.problems.first());
        return saidOrDash(contract->dataset);
    case Columns:
        return contract ? formatCount(contract->columns.size()) : notSaid;
    case Changed:
        return formatSeenAge(line.kept.changedMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant ContractShelfModel::cell(const ContractLine& line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        if (column == Changed)
            return formatTimeToolTip(line.kept.changedMs);
        if (!line.kept.contract)
            return line.kept.file + u'\n' + problemsText(line.kept.problems);
        if (column == Standing && !line.frozen.isEmpty())
            return listText(line.frozen);
        return column == Name ? line.kept.file : text(line, column);
    case Qt::AccessibleTextRole:
        return column == Name ? QStringLiteral("%1, %2 %3")
                                    .arg(line.name(), text(line, Team), text(line, Standing))
                                    .trimmed()
                              : text(line, column);
    case Qt::TextAlignmentRole:
        return rightAligned(column == Columns);
    case contractSortRole:
        if (column == Columns)
            return line.kept.contract ? line.kept.contract->columns.size() : -1;
        if (column == Changed)
            return qlonglong(line.kept.changedMs);
        if (column == Standing)
            return qlonglong(stateOf(line)) * 1'000'000 + line.frozen.size();
        if (column == Team) // the order of the model: by team, then name
            return line.kept.contract ? QStringLiteral("1\n%1\n%2").arg(line.kept.contract->team, line.name())
                                      : QStringLiteral("0\n%1").arg(line.name());
        return text(line, column);
    case FileRole:
        return line.kept.file;
    case StateRole:
        return int(stateOf(line));
    default:
        return {};
    }
}

QVariant ContractShelfModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return rightAligned(column == Columns);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Team:
        return tr("Team");
    case Name:
        return tr("Contract");
    case Owner:
        return tr("Owner");
    case Standing:
        return tr("Standing", "of a contract");
    case Dataset:
        return tr("Data set");
    case Columns:
        return tr("Columns");
    case Changed:
        return tr("Changed");
    default:
        return {};
    }
}

QList<ContractColumnLine> contractColumnLines(const DataContract& contract,
                                              const QList<FeatureDispute>& disputes)
{
    QList<ContractColumnLine> lines;
    lines.reserve(contract.columns.size());
    for (const auto& column : contract.columns)
        lines.append({int(lines.size()), column, {}, {}});
    for (const auto& dispute : disputes) {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const ContractColumnLine& line) {
            return line.column.name == dispute.feature;
        });
        if (found == lines.end())
            continue;
        QStringList parts;
        for (const auto part : dispute.parts)
            parts.append(disputedPartText(part));
        found->differs = listText(parts);
        found->others = othersText(dispute, contract.name);
    }
    return lines;
}

QVariant ContractColumnModel::cell(const ContractColumnLine& line, int column, int role) const
{
    const auto& asked = line.column;
    const auto text = [&]() -> QString {
        switch (column) {
        case Name:
            return asked.name;
        case Standing:
            return line.differs.isEmpty() ? QString() : tr("Frozen: %1").arg(line.differs);
        case Type:
            return columnTypeText(asked);
        case Missing:
            return missingText(asked);
        case Range:
            return rangeText(asked);
        case Values:
            return valuesText(asked);
        case Pattern:
            return saidOrDash(asked.pattern);
        case Repeats:
            return repeatsText(asked);
        case Unit:
            return saidOrDash(asked.unit);
        case Owner:
            return saidOrDash(asked.owner);
        default:
            return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        if (column == Standing && !line.others.isEmpty())
            return line.others;
        return column == Name && !asked.description.isEmpty() ? asked.name + u'\n' + asked.description
                                                              : text();
    case Qt::AccessibleTextRole:
        return column == Standing && !line.others.isEmpty() ? text() + QStringLiteral(". ") + line.others
                                                            : text();
    case contractSortRole:
        return column == Name ? QVariant(line.place) : QVariant(text());
    case FrozenRole:
        return !line.differs.isEmpty();
    default:
        return {};
    }
}

QVariant ContractColumnModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Column", "of a table of data");
    case Standing:
        return tr("Standing", "of a feature");
    case Type:
        return tr("Type");
    case Missing:
        return tr("Missing");
    case Range:
        return tr("Range");
    case Values:
        return tr("Values");
    case Pattern:
        return tr("Pattern");
    case Repeats:
        return tr("Repeats");
    case Unit:
        return tr("Unit");
    case Owner:
        return tr("Owner");
    default:
        return {};
    }
}

} // namespace ph
