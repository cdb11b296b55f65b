#pragma once

#include "models/values/Run.h"

#include <QWidget>

class QPlainTextEdit;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ph {

class PlainLabel;
class RunKeyValueModel;
class SearchField;
class StateView;

/// Params or tags: a table with a filter over both columns, and the whole text of the chosen value below.
class KeyValueTab : public QWidget {
    Q_OBJECT
public:
    /// `name` prefixes the object names: "params" gives "paramsTable", "paramsFilter".
    KeyValueTab(const QString& name, const QString& emptyTitle, const QString& emptyText,
                QWidget* parent = nullptr);
    void showValues(const QList<KeyValue>& values);
    QString selectionText() const; ///< key and value separated by a tabulator, one a line

Q_SIGNALS:
    void copied(const QString& what);

private:
    void copySelection();
    void updateCount();
    void updateDetail();
    RunKeyValueModel* model_ = nullptr;
    QSortFilterProxyModel* filtered_ = nullptr;
    SearchField* filter_ = nullptr;
    QTableView* table_ = nullptr;
    QPlainTextEdit* detail_ = nullptr;
    PlainLabel* count_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StateView* state_ = nullptr;
};

} // namespace ph
