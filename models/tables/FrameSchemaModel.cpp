#include "models/tables/FrameSchemaModel.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

namespace {

constexpr std::array frameTypes{FrameType::Number,   FrameType::Integer,   FrameType::Boolean,
                                FrameType::Category, FrameType::Timestamp, FrameType::Text};
constexpr std::array frameRoles{FrameRole::Feature, FrameRole::Prediction, FrameRole::Score,
                                FrameRole::Label,   FrameRole::Segment,    FrameRole::Timestamp,
                                FrameRole::EntityId};
/// What a choice of the method is made with before anything is counted: enough of everything.
constexpr std::size_t manyRows = 1'000'000, manyValues = 1'000;

} // namespace

DriftValues FrameSchemaModel::valuesOf(FrameType type)
{
    switch (type) {
    case FrameType::Boolean:
    case FrameType::Category:
        return DriftValues::Categories;
    case FrameType::Text:
        return DriftValues::Texts;
    default:
        return DriftValues::Numbers;
    }
}

bool FrameSchemaModel::canBeJudged(const Line& line)
{
    return line.isInReference && line.isInCurrent && line.column.role != FrameRole::EntityId &&
           line.column.role != FrameRole::Timestamp && line.column.type != FrameType::Timestamp;
}

void FrameSchemaModel::show(const FrameSchema& reference, const FrameSchema& current, const DriftPlan& plan)
{
    beginResetModel();
    rows_.clear();
    rules_ = plan.rules;
    const auto put = [&](const FrameColumn& column) {
        Line line;
        line.column = column;
        line.foundType = column.type;
        line.foundRole = column.role;
        line.column.type = plan.types.value(column.name, column.type);
        line.column.role = plan.roles.value(column.name, column.role);
        const auto inReference = columnNamed(reference, column.name);
        line.isInReference = inReference.has_value();
        line.isInCurrent = columnNamed(current, column.name).has_value();
        line.referenceType = inReference ? reference[*inReference].type : column.type;
        line.isJudged = plan.columns.isEmpty() || plan.columns.contains(column.name);
        if (const auto method = plan.methods.constFind(column.name); method != plan.methods.constEnd())
            line.method = *method;
        line.thresholds = plan.thresholds.value(column.name);
        rows_.push_back(std::move(line));
    };
    for (const auto& column : current)
        put(column);
    for (const auto& column : reference) {
        if (!columnNamed(current, column.name))
            put(column);
    }
    endResetModel();
}

void FrameSchemaModel::clear()
{
    show({}, {}, {});
}

void FrameSchemaModel::setDefaults(DriftDefaults defaults)
{
    if (rules_.defaults == defaults)
        return;
    rules_ = driftRules(defaults);
    for (auto& line : rows_) {
        if (line.method && !methodsFor(line).contains(*line.method))
            line.method.reset(); // these defaults do not have it for such values
    }
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, Method), index(rowCount() - 1, EffectAtLeast));
    Q_EMIT edited();
}

void FrameSchemaModel::writeTo(DriftPlan& plan) const
{
    plan.columns.clear();
    plan.types.clear();
    plan.roles.clear();
    plan.methods.clear();
    plan.thresholds.clear();
    plan.rules.defaults = rules_.defaults;
    plan.rules.thresholds = rules_.thresholds;
    bool all = true;
    for (const auto& line : rows_) {
        const auto& name = line.column.name;
        if (line.column.type != line.foundType)
            plan.types.insert(name, line.column.type);
        if (line.column.role != line.foundRole)
            plan.roles.insert(name, line.column.role);
        if (line.method)
            plan.methods.insert(name, *line.method);
        if (line.thresholds != ThresholdChange())
            plan.thresholds.insert(name, line.thresholds);
        if (!canBeJudged(line))
            continue;
        all = all && line.isJudged;
        if (line.isJudged)
            plan.columns.append(name);
    }
    if (all)
        plan.columns.clear(); // all that can be, those that come later too
}

QStringList FrameSchemaModel::segmentColumns() const
{
    QStringList names;
    for (const auto& line : rows_) {
        const auto type = line.column.type;
        if (line.isInReference && line.isInCurrent &&
            (type == FrameType::Category || type == FrameType::Boolean ||
             line.column.role == FrameRole::Segment))
            names.append(line.column.name);
    }
    return names;
}

QString FrameSchemaModel::timeColumn() const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [](const Line& line) {
        return line.column.role == FrameRole::Timestamp;
    });
    return found == rows_.end() ? QString() : found->column.name;
}

void FrameSchemaModel::setTimeColumn(const QString& name)
{
    for (auto& line : rows_) {
        if (line.column.name == name)
            line.column.role = FrameRole::Timestamp;
        else if (line.column.role == FrameRole::Timestamp)
            line.column.role = line.foundRole == FrameRole::Timestamp ? FrameRole::Feature : line.foundRole;
    }
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

QStringList FrameSchemaModel::possibleTimeColumns() const
{
    QStringList names;
    for (const auto& line : rows_) {
        if (line.isInCurrent &&
            (line.column.type == FrameType::Timestamp || line.column.role == FrameRole::Timestamp))
            names.append(line.column.name);
    }
    return names;
}

int FrameSchemaModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

int FrameSchemaModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<DriftMethod> FrameSchemaModel::usualMethod(const Line& line) const
{
    const auto distinct = line.column.type == FrameType::Boolean ? std::size_t(2) : manyValues;
    return defaultMethod({valuesOf(line.column.type), manyRows, manyRows, distinct}, rules_.defaults);
}

std::optional<DriftMethod> FrameSchemaModel::methodOf(const Line& line) const
{
    return line.method ? line.method : usualMethod(line);
}

QList<DriftMethod> FrameSchemaModel::methodsFor(const Line& line) const
{
    QList<DriftMethod> methods;
    for (const auto method : driftMethods()) {
        if (isDefinedFor(method, valuesOf(line.column.type), rules_.defaults))
            methods.append(method);
    }
    return methods;
}

QString FrameSchemaModel::text(const Line& line, int column) const
{
    const auto number = [](double value) {
        return std::isnan(value) ? tr("none", "a threshold") : formatNumber(value);
    };
    const auto method = methodOf(line);
    const auto thresholds = thresholdsOf(line);
    switch (column) {
    case Name:
        return line.column.name;
    case Type:
        return frameTypeText(line.column.type);
    case Role:
        return frameRoleText(line.column.role);
    case Sides:
        if (!line.isInReference)
            return tr("current only");
        if (!line.isInCurrent)
            return tr("reference only");
        return line.referenceType == line.foundType
                   ? tr("both", "tables have the column")
                   : tr("both; %1 in the reference").arg(frameTypeText(line.referenceType));
    case Method:
        if (!canBeJudged(line))
            return QStringLiteral("–");
        if (line.method)
            return driftMethodText(*line.method);
        return method ? tr("automatic: %1").arg(driftMethodText(*method)) : tr("automatic: none for texts");
    case PBelow: // below 1 is everything: the method does not ask how probable it is
        return thresholds && thresholds->p < 1 ? number(thresholds->p) : QStringLiteral("–");
    case EffectAtLeast:
        return thresholds ? number(thresholds->distance) : QStringLiteral("–");
    default:
        return {};
    }
}

QStringList FrameSchemaModel::choices(const Line& line, int column) const
{
    QStringList texts;
    if (column == Type) {
        for (const auto type : frameTypes)
            texts.append(frameTypeText(type));
    } else if (column == Role) {
        for (const auto role : frameRoles)
            texts.append(frameRoleText(role));
    } else if (column == Method) {
        const auto usual = usualMethod(line);
        texts.append(usual ? tr("automatic: %1").arg(driftMethodText(*usual))
                           : tr("automatic: none for texts"));
        const auto methods = methodsFor(line);
        for (const auto method : methods)
            texts.append(driftMethodText(method));
    }
    return texts;
}

int FrameSchemaModel::chosen(const Line& line, int column) const
{
    if (column == Type)
        return int(std::find(frameTypes.begin(), frameTypes.end(), line.column.type) - frameTypes.begin());
    if (column == Role)
        return int(std::find(frameRoles.begin(), frameRoles.end(), line.column.role) - frameRoles.begin());
    return line.method ? 1 + int(methodsFor(line).indexOf(*line.method)) : 0;
}

QVariant FrameSchemaModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& line = rows_[std::size_t(at.row())];
    const int column = at.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::EditRole:
        if (column == Type || column == Role || column == Method)
            return chosen(line, column);
        if (const auto thresholds = thresholdsOf(line); thresholds && column == PBelow)
            return thresholds->p;
        else if (thresholds && column == EffectAtLeast)
            return thresholds->distance;
        return text(line, column);
    case Qt::CheckStateRole:
        if (column != Judged)
            return {};
        return int(canBeJudged(line) && line.isJudged ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        if (column != Judged)
            return text(line, column);
        return line.isJudged && canBeJudged(line) ? tr("%1 is judged").arg(line.column.name)
                                                  : tr("%1 is not judged").arg(line.column.name);
    case Qt::ToolTipRole:
        if (column == PBelow || column == EffectAtLeast)
            return tr("Empty: that of the method");
        if (column == Type && line.column.type != line.foundType)
            return tr("Found as: %1").arg(frameTypeText(line.foundType));
        return text(line, column);
    case Qt::TextAlignmentRole:
        return int((column == PBelow || column == EffectAtLeast ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case ChoicesRole:
        return choices(line, column);
    default:
        return {};
    }
}

QVariant FrameSchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == PBelow || section == EffectAtLeast ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Judged:
        return tr("Judged", "whether a column takes part");
    case Name:
        return tr("Column", "of a table of data");
    case Type:
        return tr("Type");
    case Role:
        return tr("Role", "of a column");
    case Sides:
        return tr("Found in");
    case Method:
        return tr("Method", "of judging drift");
    case PBelow:
        return tr("p below");
    case EffectAtLeast:
        return tr("Effect at least");
    default:
        return {};
    }
}

Qt::ItemFlags FrameSchemaModel::flags(const QModelIndex& at) const
{
    auto flags = QAbstractTableModel::flags(at);
    if (!at.isValid())
        return flags;
    const auto& line = rows_[std::size_t(at.row())];
    switch (at.column()) {
    case Judged:
        return canBeJudged(line) ? flags | Qt::ItemIsUserCheckable : flags;
    case Type:
    case Role:
        return flags | Qt::ItemIsEditable;
    case Method:
        return canBeJudged(line) ? flags | Qt::ItemIsEditable : flags;
    case PBelow:
    case EffectAtLeast:
        return canBeJudged(line) && methodOf(line) ? flags | Qt::ItemIsEditable : flags;
    default:
        return flags;
    }
}

bool FrameSchemaModel::setChoice(Line& line, int column, int place)
{
    if (place < 0 || place >= choices(line, column).size())
        return false;
    if (column == Type) {
        line.column.type = frameTypes[std::size_t(place)];
        if (line.method && !methodsFor(line).contains(*line.method))
            line.method.reset();
    } else if (column == Role) {
        const auto role = frameRoles[std::size_t(place)];
        if (role == FrameRole::Timestamp) {
            for (auto& other : rows_) { // there is one
                if (other.column.role == FrameRole::Timestamp)
                    other.column.role = FrameRole::Feature;
            }
        }
        line.column.role = role;
    } else {
        line.method.reset();
        if (place > 0)
            line.method = methodsFor(line)[place - 1];
    }
    return true;
}

std::optional<DriftThresholds> FrameSchemaModel::thresholdsOf(const Line& line) const
{
    const auto method = methodOf(line);
    if (!method || !canBeJudged(line))
        return std::nullopt;
    auto rules = rules_;
    rules.change(*method, line.thresholds);
    return rules.of(*method);
}

bool FrameSchemaModel::setThreshold(Line& line, int column, double value)
{
    const bool isInRange = column == PBelow ? value >= 0 && value <= 1 : value >= 0 && std::isfinite(value);
    if (!thresholdsOf(line) || !isInRange)
        return false;
    (column == PBelow ? line.thresholds.p : line.thresholds.distance) = value;
    return true;
}

bool FrameSchemaModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return false;
    auto& line = rows_[std::size_t(at.row())];
    bool isTaken = false;
    if (role == Qt::CheckStateRole && at.column() == Judged && canBeJudged(line)) {
        line.isJudged = value.toInt() == Qt::Checked;
        isTaken = true;
    } else if (role == Qt::EditRole && (flags(at) & Qt::ItemIsEditable)) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (at.column() == PBelow || at.column() == EffectAtLeast) {
            const bool isEmpty = value.toString().trimmed().isEmpty();
            if (isEmpty)
                (at.column() == PBelow ? line.thresholds.p : line.thresholds.distance).reset();
            isTaken = isEmpty || (isNumber && setThreshold(line, at.column(), number));
        } else
            isTaken = isNumber && setChoice(line, at.column(), int(number));
    }
    if (!isTaken)
        return false;
    // There is one time: any line may have changed.
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

} // namespace ph
