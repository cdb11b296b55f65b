#pragma once

#include "models/values/WhyDifferent.h"

#include <QAbstractTableModel>

namespace ph {

/// What differs between two sides, as lines: a heading for each topic, its items, and beneath an item what
/// was added to and removed from a long text.
class WhyTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, SideA, SideB, Remark, ColumnCount };
    enum class Line { Heading, Item, Changes };
    enum Role {
        LineRole = Qt::UserRole, ///< Line
        ReasonRole,              ///< Heading: why the topic stands here
        LinkRole,                ///< Item: http or https; empty: none
        ChangesRole,             ///< Changes: QList<TextChange>
        MissingRole              ///< SideA, SideB of an Item: true where the side lacks it
    };
    using QAbstractTableModel::QAbstractTableModel;

    void apply(const WhyDifferent& why);
    Line lineAt(int row) const { return lines_[std::size_t(row)].kind; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Place {
        Line kind = Line::Item;
        WhyTopic topic = WhyTopic::Other;
        qsizetype item = -1;
    };
    QVariant headingData(const Place& place, int column, int role) const;
    QVariant differingData(const WhyItem& item, int column, int role) const;
    WhyDifferent why_;
    std::vector<Place> lines_;
};

/// "+ ip_risk, − income": the changes in words, without colours.
QString textChangesText(const QList<TextChange>& changes);

} // namespace ph

Q_DECLARE_METATYPE(ph::TextChange)
