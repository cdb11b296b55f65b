#pragma once

#include "models/values/Settings.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace ph {

class CleaningView;
class PlainLabel;
class SettingEdit;

/// How the program looks, what it keeps, whether it looks for newer versions, and what is taken to another
/// machine. Every change holds at once; the dialog only tells of it.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(QWidget* parent = nullptr);
    enum class Page { Look, Keeping, Updates, Moving };
    void showPage(Page page);
    Page page() const;
    void showLayers(const SettingLayers& layers);
    /// What is wrong in the files, a line each, and where they lie.
    void showFiles(const QString& userFile, const QString& workspaceFile, const QStringList& remarks);
    CleaningView* cleaning() const { return cleaning_; }
    SettingEdit* edit(const QString& name) const;

    void showUpdateAsked();
    void showUpdateAnswer(const QString& words);
    /// What an import would change, a line each, and what it leaves out; nothing is changed yet.
    void showImport(const QString& file, const QStringList& changes, const QStringList& leftOut);
    void showMoved(const QString& words); ///< of an export or an import, how it ended

Q_SIGNALS:
    void chosen(const QString& name, const QString& value, ph::SettingOrigin place);
    void notificationsRequested();
    void shortcutsRequested();
    void updateRequested();
    void exportRequested();
    void importRequested();
    void importConfirmed();

private:
    QWidget* buildLook();
    QWidget* buildKeeping();
    QWidget* buildUpdates();
    QWidget* buildMoving();
    /// A line for each of these settings.
    void addEdits(QVBoxLayout& column, const QStringList& names);

    QTabWidget* pages_;
    QList<SettingEdit*> edits_;
    PlainLabel* files_;
    CleaningView* cleaning_ = nullptr;
    QPushButton* check_ = nullptr;
    PlainLabel *checked_ = nullptr, *moved_ = nullptr;
    QPlainTextEdit* import_ = nullptr;
    QPushButton* confirm_ = nullptr;
};

} // namespace ph
