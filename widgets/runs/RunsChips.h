#pragma once

#include "models/values/SavedView.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QMenu;
class QPushButton;

namespace ph {

class ColumnChooser;
class ColumnListModel;
class ColumnPicker;
class PlainLabel;

/// The row above the table: which columns, how arranged and coloured, and saved views. Where room is short,
/// some buttons are icons only: the row must not push away what stands beside it.
class RunsChips final : public QWidget {
    Q_OBJECT

public:
    explicit RunsChips(QWidget* parent = nullptr);
    void setColumns(ColumnListModel* columns);
    void setRunsLayout(const RunsLayout& layout);
    /// `unreadable`: files among them that cannot be read, which can be seen but not chosen.
    void setSavedViews(const QStringList& names, const QString& current, const QStringList& unreadable);
    void setMessage(const QString& message); ///< fades after some seconds

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void arrangementPicked(const ph::Arrangement& arrangement);
    void colourPicked(const std::optional<ph::ColumnKey>& column);
    void showPicked(ph::RunsLayout::Show show);
    void deletedPicked(ph::RunsLayout::Deleted deleted);
    void viewSaveRequested(const QString& name);
    void viewOpenRequested(const QString& name);
    void viewFileRequested();
    void viewPathRequested(const QString& name);
    void viewRenameRequested(const QString& name, const QString& to);
    void viewDeleteRequested(const QString& name); ///< confirmed
    void pinMatchesRequested();
    void compareMatchesRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QPushButton* chip(const char* objectName, const QString& icon);
    void pickArrangement();
    void pickColour();
    void fillViewsMenu();
    QLineEdit* addNameLine(const QString& objectName, const QString& placeholder,
                           std::function<void(const QString&)> named);
    void confirmDelete(QString name);
    QList<ColumnKey> offered() const;
    void fit();

    struct Foldable {
        QPushButton* button;
        QString words;
    };
    QList<Foldable> foldable_; ///< whose icon says enough, the least needed words last
    int leastWidth_ = 0;       ///< with all of them folded
    ColumnListModel* columns_ = nullptr;
    RunsLayout layout_;
    QStringList views_;
    QStringList unreadableViews_;
    QString currentView_;
    QPushButton* columnsButton_ = nullptr;
    QPushButton* varying_ = nullptr;
    QPushButton* group_ = nullptr;
    QPushButton* colour_ = nullptr;
    QPushButton* deleted_ = nullptr;
    QPushButton* viewsButton_ = nullptr;
    QPushButton* pin_ = nullptr;
    QPushButton* compare_ = nullptr;
    PlainLabel* message_ = nullptr;
    ColumnChooser* chooser_ = nullptr;
    ColumnPicker* groupPicker_ = nullptr;
    ColumnPicker* colourPicker_ = nullptr;
    QMenu* viewsMenu_ = nullptr;
};

} // namespace ph
