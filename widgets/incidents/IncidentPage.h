#pragma once

#include "models/tables/IncidentEntryModel.h"
#include "models/tables/SuspectModel.h"
#include "models/values/Error.h"
#include "models/values/Incident.h"
#include "models/values/IncidentAct.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ph {

class Badge;
class ContainmentView;
class CopyLink;
class DiagnosisView;
class LineTable;
class LogsView;
class PlainLabel;
class PostmortemView;
class RuleView;
class StateView;
class TimelineItemDetail;

/// One incident: how bad it is and what it did to users as far as is known, what changed before it, and its
/// record.
class IncidentPage final : public QWidget {
    Q_OBJECT
public:
    enum class Part { Suspects, Containment, Diagnosis, Rule, Postmortem, Logs, Record };
    explicit IncidentPage(Clock clock, QWidget* parent = nullptr);
    ~IncidentPage() override;

    void showIncident(const Incident& incident, const QList<IncidentEntry>& entries);
    const std::optional<Incident>& incident() const { return incident_; }
    void showNone();
    /// ReadOnly: of a pack; what people note of it is kept beside it.
    void setAccess(IncidentAccess access);
    /// Of the incident that is shown; `lookBackMs`: what came earlier was not asked about.
    void showSuspects(const QList<IncidentSuspect>& suspects, std::int64_t lookBackMs);
    void showSuspectsLoading();
    void showSuspectsError(const Error& error);
    void showPart(Part part);
    ContainmentView* containment() const { return containment_; }
    DiagnosisView* diagnosis() const { return diagnosis_; }
    RuleView* rule() const { return rule_; }
    PostmortemView* postmortem() const { return postmortem_; }
    LogsView* logs() const { return logs_; }
    void refreshAges();

Q_SIGNALS:
    void actRequested(ph::IncidentAct act);
    void timelineRequested();
    void originRequested(const ph::IncidentOrigin& origin); ///< where it was opened from is to be seen
    void retryRequested();

private:
    void build();
    void buildSuspects();
    void showHeader();
    void showChosenSuspect();

    const Clock clock_;
    std::optional<Incident> incident_;
    IncidentAccess access_ = IncidentAccess::Whole;
    SuspectModel* suspects_;
    IncidentEntryModel* entries_;
    PlainLabel* title_ = nullptr;
    Badge* severity_ = nullptr;
    Badge* state_ = nullptr;
    CopyLink* link_ = nullptr;
    PlainLabel* facts_ = nullptr;
    PlainLabel* impact_ = nullptr;
    QPushButton *note_ = nullptr, *change_ = nullptr, *onset_ = nullptr, *end_ = nullptr, *reopen_ = nullptr,
                *origin_ = nullptr;
    QTabWidget* parts_ = nullptr;
    LineTable* suspectTable_ = nullptr;
    StateView* suspectState_ = nullptr;
    QStackedWidget* suspectStack_ = nullptr;
    TimelineItemDetail* suspect_ = nullptr;
    ContainmentView* containment_ = nullptr;
    DiagnosisView* diagnosis_ = nullptr;
    RuleView* rule_ = nullptr;
    PostmortemView* postmortem_ = nullptr;
    LogsView* logs_ = nullptr;
    StateView* none_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
