#include "services/incidents/IncidentDrafts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ph {

struct IncidentDraftTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::IncidentDraftTexts)
};

namespace {

/// Whatever of a draft follows from whom it concerns.
void takeScope(IncidentDraft& draft, const TimelineScope& scope, const ScopeIndex& scopes)
{
    draft.opened.environment = scope.environment;
    draft.known = impactKnown(scopes, scope.environment);
    if (!scope.endpoint.isEmpty())
        draft.endpoints = {scope.endpoint};
    if (!scope.segment.isEmpty())
        draft.known.segments = QStringList{scope.segment};
}

QString saidBy(const Alert& alert)
{
    const auto summary = alert.annotations.value(QStringLiteral("summary")).simplified();
    if (!summary.isEmpty())
        return summary.left(200);
    return alertName(alert).isEmpty() ? metricText(alert.labels).left(200) : alertName(alert);
}

/// The share of the current rows that a segment has; none where it is not known.
std::optional<double> shareOfRows(const DriftStudy& study, const DriftedCell& cell)
{
    if (cell.segment == 0)
        return std::nullopt;
    if (!cell.window) {
        const auto all = study.segments.front().nCurrent;
        return all == 0 ? std::nullopt
                        : std::optional(double(study.segments[cell.segment].nCurrent) / double(all));
    }
    const auto rowsOf = [&](std::size_t segment) {
        const auto& drift = study.cell(cell.column, segment, *cell.window);
        return drift.nCurrent + drift.leftOutOfCurrent.total();
    };
    const auto all = rowsOf(0);
    return all == 0 ? std::nullopt : std::optional(std::min(1.0, double(rowsOf(cell.segment)) / double(all)));
}

} // namespace

IncidentSeverity severityOfLabel(const QString& word)
{
    struct Named {
        const char* word;
        IncidentSeverity severity;
    };
    using enum IncidentSeverity;
    static constexpr std::array words{Named{"critical", Sev1}, Named{"page", Sev1},  Named{"emergency", Sev1},
                                      Named{"fatal", Sev1},    Named{"p1", Sev1},    Named{"high", Sev2},
                                      Named{"error", Sev2},    Named{"major", Sev2}, Named{"p2", Sev2},
                                      Named{"p3", Sev3},       Named{"low", Sev4},   Named{"minor", Sev4},
                                      Named{"info", Sev4},     Named{"none", Sev4},  Named{"p4", Sev4}};
    const auto written = word.trimmed().toLower();
    if (const auto severity = incidentSeverityFromName(written))
        return *severity;
    const auto* found = std::find_if(words.begin(), words.end(), [&written](const Named& named) {
        return written == QLatin1String(named.word);
    });
    return found == words.end() ? Sev3 : found->severity;
}

IncidentDraft draftFromAlert(const Alert& alert, const ScopeIndex& scopes)
{
    IncidentDraft draft;
    takeScope(draft, scopes.ofLabels(alert.labels), scopes);
    draft.opened.title = saidBy(alert);
    draft.opened.severity = severityOfLabel(alert.labels.value(QStringLiteral("severity")));
    draft.opened.onsetMs = alert.startsAtMs;
    draft.opened.origin = {IncidentOrigin::Kind::Alert, alertFingerprint(alert), alertName(alert)};
    return draft;
}

IncidentDraft draftFromSeen(const TimelineItem& alert, const ScopeIndex& scopes)
{
    IncidentDraft draft;
    takeScope(draft, alert.scope, scopes);
    draft.opened.title = alert.detail.isEmpty() ? alert.title : alert.detail.simplified().left(200);
    draft.opened.severity = alert.severity == TimelineSeverity::Critical  ? IncidentSeverity::Sev1
                            : alert.severity == TimelineSeverity::Warning ? IncidentSeverity::Sev3
                                                                          : IncidentSeverity::Sev4;
    draft.opened.onsetMs = alert.atMs;
    draft.opened.origin = {IncidentOrigin::Kind::Alert, alert.reference.section(u':', 1), alert.title};
    return draft;
}

IncidentDraft draftFromGate(const FailedGate& gate, const ScopeIndex& scopes)
{
    IncidentDraft draft;
    auto scope = scopes.ofEnvironment(gate.environment);
    scope.environment = gate.environment;
    takeScope(draft, scope, scopes);
    const auto name = gate.result.title.isEmpty() ? gate.result.id : gate.result.title;
    draft.opened.title = QStringLiteral("%1: %2").arg(gate.subject, name);
    draft.opened.origin = {
        IncidentOrigin::Kind::Gate, originReference({gate.release, gate.result.id}),
        QStringLiteral("%1 (%2): %3").arg(name, gateVerdictName(gate.result.verdict), gate.result.reason)};
    return draft;
}

IncidentDraft draftFromDrift(const QString& study, const DriftStudy& found, const DriftedCell& cell,
                             const ScopeIndex& scopes)
{
    IncidentDraft draft;
    const auto& environments = scopes.environments();
    TimelineScope scope;
    if (environments.size() == 1)
        scope = scopes.ofEnvironment(environments.first().name);
    const auto& segment = found.segments[cell.segment];
    scope.segment = segment.isAll() ? QString() : segment.text();
    takeScope(draft, scope, scopes);
    draft.known.trafficShare = shareOfRows(found, cell);
    const auto& column = found.columns[cell.column].column.name;
    const auto& onset = found.onset(cell.column, cell.segment);
    if (const auto window = onset ? onset : cell.window)
        draft.opened.onsetMs = found.windows[*window].time.fromMs;
    //: An incident's title. %1 is a column of data
    draft.opened.title = segment.isAll()
                             ? IncidentDraftTexts::tr("%1 drifts").arg(column)
                             //: An incident's title. %1 is a column of data, %2 some of its rows
                             : IncidentDraftTexts::tr("%1 drifts where %2").arg(column, segment.text());
    const auto window = cell.window ? found.windows[*cell.window].name : QString();
    draft.opened.origin = {
        IncidentOrigin::Kind::DriftCell,
        originReference({study, column, window, segment.isAll() ? QString() : segment.text()}),
        QStringLiteral("%1: %2, %3, %4")
            .arg(study, column, segment.text(), window.isEmpty() ? QStringLiteral("all windows") : window)};
    return draft;
}

IncidentChanged impactKnown(const ScopeIndex& scopes, const QString& environment)
{
    IncidentChanged known;
    for (const auto& one : scopes.environments()) {
        if (one.name != environment)
            continue;
        known.requestsPerSecond = one.impact.requestsPerSecond;
        known.requestsPerUser = one.impact.requestsPerUser;
        known.costPerError = one.impact.costPerError;
    }
    return known;
}

} // namespace ph
