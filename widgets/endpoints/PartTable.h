#pragma once

#include "widgets/common/LineTable.h"

namespace ph {

class LineDelegate;

/// A table within the detail, as tall as its rows. One column takes the room that the others leave; where
/// there is none, each has the width that it needs and the table is scrolled.
class PartTable final : public LineTable {
    Q_OBJECT
public:
    PartTable(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    /// Takes over the delegate. `widths` in pixels; `taker` is the column that takes what is left.
    void setUp(QAbstractItemModel* model, LineDelegate* delegate, const QList<int>& widths, int taker);
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isScrolled() const;
    void fitColumns();
    QList<int> widths_;
    int needed_ = 0;
    int taker_ = 0;
    enum class Fit { Unknown, Whole, Scrolled } fit_ = Fit::Unknown;
};

} // namespace ph
