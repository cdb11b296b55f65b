#pragma once

#include <QFrame>

class QCheckBox;
class QListView;

namespace ph {

class ColumnListModel;
class SearchField;

/// The popup behind "Columns…": search, "only what varies", check, pin, drag.
class ColumnChooser final : public QFrame {
    Q_OBJECT

public:
    explicit ColumnChooser(QWidget* parent = nullptr);
    void setModel(ColumnListModel* model);
    void popUp(QWidget* below);
    QListView* list() const { return list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ColumnListModel* model_ = nullptr;
    SearchField* search_ = nullptr;
    QCheckBox* varying_ = nullptr;
    QListView* list_ = nullptr;
};

} // namespace ph
