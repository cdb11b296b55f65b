#pragma once

#include "app/oncall/KeepFresh.h"
#include "app/windows/LocalEdits.h"
#include "models/tables/OnCallWords.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <random>

class QWidget;

namespace ph {

class OnCallDialog;

/// Keeps pinned environments fresh while the window is open: each by its goal, one at a time, later after
/// failures, and not while nobody can be reached. Plans on the GUI thread; rounds are jobs.
class OnCallController final : public QObject {
    Q_OBJECT
public:
    /// Its dialog opens over `window`.
    OnCallController(Workspace& workspace, QWidget& window, QObject* parent = nullptr);
    ~OnCallController() override;

    void start(); ///< reads what is pinned, and begins
    enum class Reached { Yes, NobodyIs };
    void setReached(Reached reached);
    /// Of several windows one refreshes what is due; the others show what is kept, and refresh on request.
    enum class Keeping { ByItself, OnRequest };
    void setKeeping(Keeping keeping);
    /// The dialog, on this environment; empty: on the first.
    void open(const QString& environment);
    const QList<OnCallLine>& lines() const { return lines_; }

Q_SIGNALS:
    void linesChanged();
    void edited(const ph::LocalEdit& edit);
    void editFailed();

private:
    void read();
    void take(const QStringList& environments, const std::vector<OnCallStanding>& standings);
    void plan();
    void refresh(const QString& environment, OnCallAsking asking);
    void noteProgress();
    void cancel(const QString& environment);
    void pin(const OnCallPin& pin);
    void unpin(const QString& environment);
    /// Pins as it says; none: it is not pinned any more. `ended` is told how that went.
    void put(const QString& environment, const std::optional<OnCallPin>& pin,
             const std::function<void(const Result<void>&)>& ended);
    /// What is pinned is this computer's own: taking it back changes nothing on a server.
    void tellEdit(const QString& what, const QString& environment, const std::optional<OnCallPin>& before,
                  const std::optional<OnCallPin>& after);
    std::optional<OnCallPin> pinOf(const QString& environment);
    OnCallLine* lineOf(const QString& environment);
    void show();

    Workspace& workspace_;
    QWidget& window_;
    QList<OnCallLine> lines_;
    std::map<QString, JobHandle> rounds_;
    std::map<QString, double> draws_;           ///< of each round's pause, until it ends
    std::map<QString, std::int64_t> notBefore_; ///< after a round that told nothing
    std::mt19937 random_{std::random_device{}()};
    Reached reached_ = Reached::Yes;
    Keeping keeping_ = Keeping::ByItself;
    enum class Again { No, Yes } again_ = Again::No; ///< something changed while it was read
    QTimer timer_, look_, progress_;
    QPointer<OnCallDialog> dialog_;
    JobHandle readJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
