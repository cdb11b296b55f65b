#pragma once

#include "models/tables/QualityModels.h"
#include "models/values/ItemFault.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace ph {

class Banner;
class Card;
class DetailsBox;
class PlainLabel;
class SearchField;
class StateView;
class StudyTable;

/// Reports on drift and data quality that other tools made: all of them, and what the chosen one says, with
/// where it came from. Files that are dropped here are imported.
class QualityView final : public QWidget {
    Q_OBJECT
public:
    explicit QualityView(QWidget* parent = nullptr, Clock clock = systemNow);
    void showReports(const QList<ShelvedReport>& reports, const QList<ItemFault>& faults);
    void showImporting();
    /// How an import went: what was read, and which files could not be.
    void showImported(int read, int passedOver, const QList<ItemFault>& faults);
    void showError(const Error& error);
    void select(const QString& digest);
    QString selected() const; ///< a digest; empty: none
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void importRequested(const QStringList& paths); ///< files and folders
    void removeRequested(const QString& digest);
    void copied(int lines);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildShelf();
    QWidget* buildReport();
    void chooseFiles();
    void chooseFolder();
    void showReport(const QString& digest);
    void showState();
    QualityReportModel* reports_;
    QualityItemModel* items_;
    StudyTable *shelf_, *table_;
    Banner* said_;
    PlainLabel *title_, *made_, *unread_, *compared_;
    DetailsBox* provenance_;
    SearchField* search_;
    StateView* empty_;
    QSplitter* parts_;
    QStackedWidget* stack_;
    enum class Shelf { Unread, Read } state_ = Shelf::Unread;
};

} // namespace ph
