#pragma once

#include "models/values/RunTable.h"

#include <QFrame>
#include <QList>

class QListWidget;
class QListWidgetItem;

namespace ph {

class SearchField;

/// A column's name on a button: shortened, its '&' kept.
QString columnButtonText(const ColumnKey& column);

/// A popup that offers a few fixed choices and then columns by name, with search: for "Group by" and "Colour
/// by".
class ColumnPicker final : public QFrame {
    Q_OBJECT

public:
    explicit ColumnPicker(QWidget* parent = nullptr);
    /// `current`: index of the fixed choice that holds, or -1 where `column` does.
    void offer(const QStringList& choices, int current, const QList<ColumnKey>& columns,
               const ColumnKey& column);
    void popUp(QWidget* below);

Q_SIGNALS:
    void choicePicked(int choice);
    void columnPicked(const ph::ColumnKey& column);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pick(QListWidgetItem* item);
    void filter(const QString& words);
    SearchField* search_ = nullptr;
    QListWidget* list_ = nullptr;
};

} // namespace ph
