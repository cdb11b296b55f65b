#pragma once

#include "models/values/ColumnSort.h"
#include "widgets/common/Theme.h"

#include <QHeaderView>
#include <QList>

namespace ph {

/// Two lines: what kind of column begins here ("Metrics"), and the column's title with its place in the sort.
class RunsTableHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit RunsTableHeader(QWidget* parent = nullptr);
    void setSort(const QList<ColumnSort>& sort);
    /// The column that keys act on, marked below its title; none: a key without a name.
    void setCurrentColumn(const ColumnKey& column);
    const ColumnKey& currentColumn() const { return current_; }
    QSize sizeHint() const override;
    static int headerHeight();
    static int wantedWidth(const QString& title); ///< room for the sort mark included

Q_SIGNALS:
    void menuRequested(const ph::ColumnKey& column, const QPoint& globalPosition);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    ColumnKey keyOf(int section) const;
    int previousVisible(int section) const;
    QList<ColumnSort> sort_;
    ColumnKey current_;
};

} // namespace ph
