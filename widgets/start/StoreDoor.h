#pragma once

#include "models/values/FoundStore.h"
#include "widgets/common/Card.h"

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace ph {

class PlainLabel;
class ProgressLine;

/// Opens stores that lie on this computer: looks for them once somebody agreed, lists them as they come, or
/// takes a place that somebody knows.
class StoreDoor : public Card {
    Q_OBJECT
public:
    explicit StoreDoor(QWidget* parent = nullptr);

    void beginSearch();
    void showProgress(qint64 folders); ///< looked into so far
    void addStore(const FoundStore& store);
    enum class Ended { Whole, Cancelled, CutOff };
    void endSearch(Ended how);

Q_SIGNALS:
    void searchRequested();
    void searchCancelled();
    void storesChosen(const QList<ph::FoundStore>& stores);
    void folderRequested();
    void databaseRequested();

private:
    QList<FoundStore> checkedStores() const;
    void open(const QList<FoundStore>& stores);
    void showChoice();

    QList<FoundStore> stores_; ///< by row
    QPushButton* look_ = nullptr;
    QWidget* running_ = nullptr;
    ProgressLine* line_ = nullptr;
    PlainLabel* said_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QListWidget* list_ = nullptr;
    QPushButton* open_ = nullptr;
};

} // namespace ph
