#pragma once

#include "models/tables/ContractTables.h"
#include "models/values/Error.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ph {

struct BannerMessage;
class ContractNotice;
class ContractPage;
class ContractShelfList;
class DisputesView;
class SearchField;
class StateView;

/// Data contracts of all teams: the shelf, the chosen one with its rules and its text, a table held against
/// it, and the features that teams define differently. Tables that are dropped are checked, contracts added.
class ContractsView final : public QWidget {
    Q_OBJECT
public:
    explicit ContractsView(QWidget* parent = nullptr, Clock clock = systemNow);

    void showShelf(const QList<ShelvedContract>& shelf);
    void showError(const Error& error); ///< the shelf could not be read
    void say(const BannerMessage& message);
    /// Opens a text as a new contract, which is on no shelf yet. Asks first where edits would be lost.
    void openNew(const QByteArray& text, const BannerMessage& message);
    void showSaved(const QString& file); ///< it is opened once the shelf has it
    void showRefused(const Error& error);
    void showRemoved(const QString& name, const QString& aside, const QString& file);

    ContractPage* page() const { return page_; }
    QString selected() const; ///< a file of the shelf; empty: none, or a new one
    void select(const QString& file);
    bool hasUnsaved() const;
    /// Goes on with what would lose edits once they are saved or given up; at once where there are none.
    void whenSettled(std::function<void()> next);
    void showDisputesPart();
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void refreshRequested();
    void addRequested(const QString& path);     ///< a file with a contract
    void proposeRequested(const QString& path); ///< a table
    void saveRequested(const ph::ContractDraft& draft);
    void removeRequested(const QString& file, const QString& name);
    void putBackRequested(const QString& aside, const QString& file);
    void checkRequested(const ph::DataContract& contract, const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildTop();
    void connectPage();
    void connectNotice();
    void choose(const QString& file);
    void chooseTable(std::function<void(const QString&)> take);
    void chooseReference();
    void chooseContractFile();
    void check(const QString& path);
    void askRemove();
    void save(ContractDraft::Others others);
    void showState();
    void openContract(const QString& contract, const QString& feature);

    ContractShelfList* shelf_;
    QList<FeatureDispute> disputes_;
    ContractPage* page_;
    DisputesView* disputesView_;
    ContractNotice* said_;
    QToolButton *shelfPart_, *disputesPart_;
    SearchField* search_;
    StateView *empty_, *none_;
    QSplitter* parts_;
    QStackedWidget *detail_, *stack_;
    std::function<void()> next_; ///< waits until edits are saved or given up
    QString wanted_;             ///< a file that is to be opened once the shelf has it
    QString aside_, asideFrom_;  ///< what was removed last
    QString checked_;            ///< the table that was checked last
    enum class Reading { NotYet, Done } state_ = Reading::NotYet;
};

} // namespace ph
