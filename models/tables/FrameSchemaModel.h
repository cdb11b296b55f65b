#pragma once

#include "models/values/DriftPlan.h"
#include "models/values/Frame.h"

#include <QAbstractTableModel>

namespace ph {

/// The columns of two tables that shall be compared, and how each shall be: for a person to change. Type and
/// role hold for both tables. A threshold is the method's until it is changed for the column.
class FrameSchemaModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Judged, Name, Type, Role, Sides, Method, PBelow, EffectAtLeast, ColumnCount };
    enum DataRole { ChoicesRole = Qt::UserRole + 1 }; ///< QStringList: what the cell may become, by place

    using QAbstractTableModel::QAbstractTableModel;

    /// What a look at both tables found. What the plan says of columns that are there is taken over.
    void show(const FrameSchema& reference, const FrameSchema& current, const DriftPlan& plan);
    void clear();
    /// Other defaults: methods and thresholds that nobody chose are theirs then.
    void setDefaults(DriftDefaults defaults);
    const DriftRules& rules() const { return rules_; }
    /// What was chosen here: columns, types, roles, methods and thresholds.
    void writeTo(DriftPlan& plan) const;
    bool isEmpty() const { return rows_.empty(); }
    /// Columns that rows can be told apart by: categories, booleans and those called segments.
    QStringList segmentColumns() const;
    QString timeColumn() const; ///< empty: there is none
    /// At most one is; nothing of this name: none.
    void setTimeColumn(const QString& name);
    QStringList possibleTimeColumns() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Type, Role and Method by the place in ChoicesRole, thresholds as numbers (an empty text: the method's
    /// own again), Judged as a check state.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void edited();

private:
    struct Line {
        FrameColumn column; ///< as the current table has it where both do
        FrameType foundType = FrameType::Number;
        FrameRole foundRole = FrameRole::Feature;
        bool isInReference = false, isInCurrent = false;
        FrameType referenceType = FrameType::Number;
        bool isJudged = true;
        std::optional<DriftMethod> method = {}; ///< none: by the data
        ThresholdChange thresholds = {};        ///< instead of the method's
    };
    static DriftValues valuesOf(FrameType type);
    static bool canBeJudged(const Line& line);
    std::optional<DriftMethod> usualMethod(const Line& line) const;
    std::optional<DriftMethod> methodOf(const Line& line) const;
    QList<DriftMethod> methodsFor(const Line& line) const;
    QString text(const Line& line, int column) const;
    QStringList choices(const Line& line, int column) const;
    int chosen(const Line& line, int column) const;
    bool setChoice(Line& line, int column, int place);
    std::optional<DriftThresholds> thresholdsOf(const Line& line) const;
    bool setThreshold(Line& line, int column, double value);

    std::vector<Line> rows_;
    DriftRules rules_ = driftRules(DriftDefaults::Pilothouse);
};

} // namespace ph
