#pragma once

#include "models/tables/DifferenceTableModel.h"
#include "widgets/common/Theme.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <array>

namespace ph {

class LinkedColumns;

/// What cells say: the value, its distance to the baseline, or both beside each other.
enum class CellShow { Values, Deltas, Both };

/// Paints every cell of the difference table directly from the model: no QVariant, no style. The ground is
/// the grid's.
class DifferenceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    DifferenceDelegate(const DifferenceTableModel& model, const LinkedColumns& columns, QObject* parent);

    void setShow(CellShow show) { show_ = show; }
    CellShow show() const { return show_; }
    /// What all columns need, in device-independent pixels.
    int columnWidth() const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    struct Parts;
    Parts parts(const QRect& cell) const;
    CellShow shown() const; ///< without a baseline there are values only
    void paintValue(QPainter* painter, const QRect& place, const DifferenceRow& row,
                    const DifferenceCell& cell, const Theme& theme, bool dimmed) const;
    void paintDelta(QPainter* painter, const Parts& parts, const DifferenceCell& cell, const Theme& theme,
                    bool dimmed) const;
    const QPixmap& arrowOf(const CellDelta& delta, const Theme& theme, double pixelRatio) const;
    void paintDigits(QPainter* painter, const QRect& place, const QString& text) const;

    const DifferenceTableModel& model_;
    const LinkedColumns& columns_;
    CellShow show_ = CellShow::Both;
    QFont body_, digits_;
    int digitWidth_;
    mutable std::array<QPixmap, 6> arrows_; ///< by judgement, down and up
    mutable const Theme* arrowsTheme_ = nullptr;
};

} // namespace ph
