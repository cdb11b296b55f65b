#pragma once

#include "models/tables/ShortcutModel.h"

#include <QDialog>

class QKeySequenceEdit;
class QPushButton;

namespace ph {

class LineTable;
class PlainLabel;
class SearchField;

/// Every key that does something, to be looked up and to be changed. Nothing changes before it is kept.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<KeyedAction>& actions, QWidget* parent = nullptr);
    const QList<KeyedAction>& actions() const { return model_->actions(); }

Q_SIGNALS:
    void kept(const QList<ph::KeyedAction>& actions);

private:
    QLayout* buildEditor();
    QLayout* buildButtons();
    QString current() const;
    void showCurrent();
    void setKeys(const QString& keys);
    QStringList rivals(const KeyedAction& action) const;
    void takeFromOthers();

    ShortcutModel* model_;
    LineTable* table_;
    SearchField* search_;
    PlainLabel* which_;
    PlainLabel* trouble_;
    QKeySequenceEdit* edit_;
    QPushButton* none_;
    QPushButton* usual_;
    QPushButton* take_;
};

} // namespace ph
