#pragma once

#include "app/ReleaseActs.h"
#include "app/release/ReleaseReading.h"
#include "models/tables/InboxModel.h"
#include "models/tables/ReleaseBoardModel.h"

#include <QSet>
#include <QTimer>

namespace ph {

class EnvironmentView;
struct NoticeBatch;
class PolicyView;
class ReleasesScreen;
class ShellFrame;

/// The releases board, the inbox, and the tabs that they open: releases, drafts, policies.
class ReleasesController : public QObject {
    Q_OBJECT
public:
    ReleasesController(Workspace& workspace, ShellFrame& shell, ReleaseBoardModel& board, InboxModel& inbox,
                       ReleasesScreen& screen, QObject* parent = nullptr);
    ~ReleasesController() override;

    /// Reads the workspace at once, and the homes after it.
    void start();
    /// A connection was read again: what is live may be another version.
    void connectionRead() { soon_.start(); }
    void openRelease(const QString& id);
    void openGate(const QString& release, const QString& gate);
    void openInbox();
    void openEnvironment(const QString& environment);
    void openPolicy(const QString& environment);
    void openPolicyFile(const QString& file); ///< of no environment: what it says, and what is wrong with it
    void draftRelease(const ReleaseDraft& draft);
    /// Opens a tab that was open before a restart; false: it is none of ours.
    bool restoreTab(const QString& tab);
    static QString draft(); ///< the tab in which a release is drafted
    /// The release that a rollback of the environment would take back, opened where it can be asked for.
    void openRollback(const QString& environment);
    QStringList driven() const { return acts_.driven(); }              ///< as of ReleaseActs
    const QList<RollbackWay>& rollbacks() const { return rollbacks_; } ///< by environment, as read last
    /// Asks whether to go back to this version wherever a release of ours made another one of the model live.
    void offerRollback(const QString& model, const QString& version);

Q_SIGNALS:
    void boardRead();
    void releasesChanged(); ///< one came, or stands elsewhere than when the board was read before
    void releasesRead(const ph::NoticeBatch& batch); ///< what people are told of; as the homes have it
    void messageRaised(const QString& text);
    void incidentRequested(const ph::ReleaseSummary& release, const ph::GateResult& gate);

private:
    void reload(HomeLook look);
    void apply(const ReleaseBoard& board, HomeLook look);
    /// The inbox, with what was advised when the metrics were last asked: a look at the copy asks nobody.
    QList<InboxItem> withAdvice(const ReleaseBoard& board, HomeLook look);
    void addEnvironment();
    void makeKey();
    void keepDraft(const QByteArray& text);
    void probe(const QString& environment, EnvironmentView& view);
    void rehearse(const QString& environment, EnvironmentView& view);
    /// `read` is for a worker.
    void openPolicyTab(const QString& tab, const QString& title, std::function<Result<PolicyText>()> read);
    void forget(const QString& tab);

    Workspace& workspace_;
    ShellFrame& shell_;
    ReleaseBoardModel& board_;
    InboxModel& inbox_;
    ReleasesScreen& screen_;
    ReleaseActs acts_;
    QList<RollbackWay> rollbacks_;
    QList<InboxItem> advised_;                         ///< rollbacks
    std::map<QString, std::unique_ptr<QObject>> tabs_; ///< controllers, by tab
    QList<EnvironmentLine> environments_;
    std::map<QString, JobHandle> probeJobs_, rehearsalJobs_; ///< by environment
    std::map<QString, JobHandle> policyJobs_;                ///< by tab
    QTimer pull_, soon_;
    JobHandle readJob_, pullJob_, environmentJob_, keyJob_, draftJob_, offerJob_;
};

} // namespace ph
