#pragma once

#include "models/tables/KeyedTreeModel.h"
#include "models/values/EnvironmentLine.h"
#include "models/values/ReleaseView.h"

#include <QMap>

namespace ph {

/// What a board shows of all releases.
struct BoardFilter {
    QString text;               ///< each word of it occurs somewhere in the release; empty: all
    QList<ReleaseState> states; ///< empty: all
    friend bool operator==(const BoardFilter&, const BoardFilter&) = default;
};

/// Releases below their environments. Those that need somebody stand first: rolling back, running, waiting,
/// soaking, drafts, and then what is over; of the same state the newest first.
class ReleaseBoardModel final : public KeyedTreeModel<EnvironmentLine, ReleaseSummary> {
    Q_OBJECT
public:
    enum Column { Title, State, Gates, Approvals, Attention, Author, Updated, ColumnCount };
    enum Role {
        ReleaseIdRole = Qt::UserRole + 1, ///< empty for an environment
        EnvironmentRole,
        StateRole,  ///< int(ReleaseState)
        DriverRole, ///< int(ReleaseSummary::Driver)
        LiveRole,   ///< of an environment: "fraud 6 is live, seen 2 min ago"
        FreezeRole, ///< of an environment: why it is frozen
        CountsRole  ///< of an environment: "1 waiting · 2 done"
    };

    explicit ReleaseBoardModel(QObject* parent = nullptr, Clock clock = systemNow);
    void applyEnvironments(const QList<EnvironmentLine>& environments);
    /// Those of an environment that nobody told of get a line of their own.
    void applyReleases(const QList<ReleaseSummary>& releases);
    void setFilter(const BoardFilter& filter);
    const BoardFilter& filter() const { return filter_; }
    void refreshAges();

    QModelIndex indexOf(const QString& releaseId) const;
    /// Of all, whatever the filter's states; its text counts.
    QMap<ReleaseState, int> counts() const;
    qsizetype releaseCount() const { return releases_.size(); }
    const QList<ReleaseSummary>& releases() const { return releases_; }
    qsizetype environmentCount() const { return environments_.size(); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant topCell(const EnvironmentLine& line, int column, int role) const final;
    QVariant leafCell(const EnvironmentLine& line, const ReleaseSummary& release, int column,
                      int role) const final;
    QVariant header(int column, int role) const final;
    QString topKey(const EnvironmentLine& line) const final { return line.name; }
    QString leafKey(const ReleaseSummary& release) const final { return release.id; }

private:
    void arrange();
    QString countsText(const QString& environment) const;
    QList<EnvironmentLine> environments_;
    QList<ReleaseSummary> releases_;
    BoardFilter filter_;
    Clock clock_;
};

} // namespace ph
