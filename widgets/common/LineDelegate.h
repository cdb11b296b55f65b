#pragma once

#include "widgets/common/Theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace ph {

inline constexpr int lineCellMargins = 2 * space::s + 2; ///< what a cell needs beside its text

/// One line of text a cell, shortened where room is short; the whole of it is in the tool tip. Cells of one
/// column may be badges.
class LineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using ToneOf = std::function<Tone(const QModelIndex&)>;
    explicit LineDelegate(QObject* parent = nullptr);
    void setBadgeColumn(int column, ToneOf toneOf);
    void setFixedPitchColumns(const QList<int>& columns); ///< paths and values as machines write them
    void setMutedColumns(const QList<int>& columns);
    void setMainColumn(int column); ///< the one that names the row
    void setRowHeight(int pixels) { rowHeight_ = pixels; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    static void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const Theme& theme);

private:
    QFont fontOf(int column) const;
    int badgeColumn_ = -1;
    ToneOf toneOf_;
    QList<int> fixedPitch_;
    QList<int> muted_;
    int mainColumn_ = -1;
    int rowHeight_ = height::row;
};

} // namespace ph
