#pragma once

#include "app/Workspace.h"

#include <QObject>
#include <QTimer>

namespace ph {

class RunsScreen;

/// What could be typed next in the runs screen's query. It comes once the table is there that the same letter
/// asked for: nobody waits for it as for that.
class QueryCompletions : public QObject {
    Q_OBJECT
public:
    QueryCompletions(JobRunner& runner, RunsScreen& screen, QObject* parent = nullptr);
    ~QueryCompletions() override;

    /// The cores belong to a search now; what is under way begins again afterwards.
    void pause();
    /// From the keys and values of `table`, which may be null: then there is nothing to offer.
    void resume(const RunTablePtr& table);

private:
    void request(const QString& text, qsizetype cursor);
    void complete();

    struct Wanted {
        QString text;
        qsizetype cursor;
    };
    JobRunner& runner_;
    RunsScreen& screen_;
    RunTablePtr table_;
    std::optional<Wanted> wanted_;
    bool isPaused_ = false;
    QTimer soon_; ///< at once, but after the search that the same letter starts
    JobHandle job_;
};

} // namespace ph
