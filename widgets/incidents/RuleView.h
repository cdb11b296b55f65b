#pragma once

#include "models/tables/RuleProposalModel.h"
#include "models/values/Incident.h"
#include "models/values/IncidentAct.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace ph {

class Badge;
class Banner;
class DiffEdit;
class LineTable;
class PlainLabel;
class ProgressLine;
class RuleTextPane;
class StateView;

/// What an incident taught: rules that it suggests, or one that somebody writes, each tried on what was
/// cached, with what it changes of the policy. The incident closes with one, or with the reason why there is
/// none. Shows what it is given; asks to be filled once somebody looks.
class RuleView final : public QWidget {
    Q_OBJECT
public:
    explicit RuleView(QWidget* parent = nullptr);
    ~RuleView() override;

    void showIncident(const Incident& incident); ///< another one begins anew
    const std::optional<Incident>& incident() const { return incident_; }
    void showRunning(const QString& what, qint64 done, qint64 total); ///< total 0: unknown
    void showProposals(const QList<RuleProposal>& proposals, const QStringList& notes);
    void showError(const Error& error);           ///< of the proposals
    void showAttempt(const RuleAttempt& attempt); ///< passed over where another text stands there by now
    void showTrouble(const Error& error);         ///< of trying or writing
    void choosePolicy(const QString& file);
    void retry(); ///< tries the text again
    void setAccess(IncidentAccess access);

    std::int64_t historyMs() const;
    QByteArray text() const;
    const QString& policyFile() const { return policyFile_; } ///< that was chosen; empty: the environment's
    const std::optional<RuleAttempt>& attempt() const { return attempt_; } ///< of the text as it stands

Q_SIGNALS:
    void proposalsRequested();
    void cancelRequested();
    void tryRequested(const QByteArray& yaml);
    void policyRequested();
    void actRequested(ph::RuleAct act);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QLayout* buildTop();
    QWidget* buildProposals();
    QWidget* buildTrial();
    QLayout* buildActs();
    void askIfSeen();
    void showChosen();
    void showStanding();
    void showPhase();
    void takeAction(const QString& id);

    RuleProposalModel* proposals_;
    std::optional<Incident> incident_;
    std::optional<RuleAttempt> attempt_;
    IncidentAccess access_ = IncidentAccess::Whole;
    QString policyFile_;
    QHash<QString, QByteArray> drafts_; ///< texts of the incidents that were looked at, by id
    enum class Phase { Idle, Wanted, Running } phase_ = Phase::Idle;
    QComboBox* history_ = nullptr;
    PlainLabel *headline_ = nullptr, *about_ = nullptr, *trial_ = nullptr, *file_ = nullptr, *why_ = nullptr;
    Badge* verdict_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    LineTable* table_ = nullptr;
    RuleTextPane* text_ = nullptr;
    DiffEdit* diff_ = nullptr;
    QPushButton *again_ = nullptr, *cancel_ = nullptr, *policy_ = nullptr, *write_ = nullptr,
                *close_ = nullptr, *without_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
