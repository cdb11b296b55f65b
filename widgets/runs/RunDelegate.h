#pragma once

#include "models/tables/RunTableModel.h"
#include "widgets/common/Theme.h"

#include <QStyledItemDelegate>

namespace ph {

/// Paints every cell of the runs table directly from the model: no QVariant, no style, one clip.
class RunDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RunDelegate(QObject* parent = nullptr);

    void setModel(const RunTableModel* model) { model_ = model; }
    void setHoveredLine(int line) { hovered_ = line; }
    int hoveredLine() const { return hovered_; }
    void setCurrentLine(int line) { current_ = line; }
    enum class Focus { Elsewhere, Here };
    void setFocus(Focus focus) { focus_ = focus; }

    /// Where the expander of a line is, given the rectangle of its name cell.
    QRect expanderRect(const QRect& nameCell, int line) const;
    /// What the cell needs to show all it says; a name's hint (where its parent is) not counted.
    int wantedWidth(int line, int column) const;
    /// Ground and rule of a line, also where no column is.
    void paintGround(QPainter* painter, const QRect& rect, int line, bool selected, const Theme& theme) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    struct Pen;
    void paintName(Pen& pen) const;
    void paintStatus(Pen& pen) const;
    void paintText(Pen& pen) const;
    void paintHeat(Pen& pen) const;
    int nameStart(int left, int line) const;
    const QFont& textFontOf(ColumnShape shape) const;
    QColor dotColour(int line, const Theme& theme) const;
    bool indents() const;

    const RunTableModel* model_ = nullptr;
    int hovered_ = -1;
    int current_ = -1;
    Focus focus_ = Focus::Elsewhere;
    QFont body_, bold_, digits_, small_;
};

} // namespace ph
