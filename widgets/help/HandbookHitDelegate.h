#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// A hit of the handbook's search: where it is, and below up to two lines of what is said there.
class HandbookHitDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    enum Role { ChapterRole = Qt::UserRole + 1, SectionRole, SnippetRole };

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ph
