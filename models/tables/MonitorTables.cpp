#include "models/tables/MonitorTables.h"

#include "models/tables/AlertTableModel.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "models/values/CopiedText.h"

#include <cmath>
#include <tuple>

namespace ph {

namespace {

QString placeKey(const MonitorPlace& place, const QString& rest)
{
    return QStringLiteral("%1 %2").arg(place.connection.value).arg(rest);
}

QString orNever(std::int64_t thenMs, std::int64_t nowMs)
{
    return thenMs == noTime ? QStringLiteral("–") : formatSeenAge(thenMs, nowMs);
}

QVariant timeToolTip(std::int64_t ms)
{
    return ms == noTime ? QVariant() : QVariant(formatTimeToolTip(ms));
}

/// The one that asks for somebody first.
std::optional<double> fastestBurn(const ObjectiveLine& line)
{
    std::optional<double> fastest;
    if (line.state) {
        for (const auto& reading : line.state->readings) {
            if (reading.shortBurn)
                fastest = std::max(fastest.value_or(0), *reading.shortBurn);
        }
    }
    return fastest;
}

auto verdictOf(const ObjectiveLine& line)
{
    return line.state ? line.state->verdict : ObjectiveState::Verdict::NoData;
}

int urgencyOf(ObjectiveState::Verdict verdict)
{
    switch (verdict) {
    case ObjectiveState::Verdict::Page:
        return 0;
    case ObjectiveState::Verdict::Ticket:
        return 1;
    case ObjectiveState::Verdict::NoData:
        return 2;
    case ObjectiveState::Verdict::Ok:
        break;
    }
    return 3;
}

int urgencyOf(const SilenceLine& line)
{
    if (line.pending != SilenceLine::Pending::None)
        return 0;
    switch (line.silence.state) {
    case Silence::State::Active:
        return 1;
    case Silence::State::Unknown:
        return 2;
    case Silence::State::Pending:
        return 3;
    case Silence::State::Expired:
        break;
    }
    return 4;
}

int urgencyOf(const MetricRule& rule)
{
    if (rule.health == MetricRule::Health::Failing)
        return 0;
    switch (rule.state) {
    case MetricRule::State::Firing:
        return 1;
    case MetricRule::State::Pending:
        return 2;
    case MetricRule::State::Inactive:
        return 3;
    case MetricRule::State::None:
        break;
    }
    return 4;
}

int urgencyOf(ScrapeTarget::Health health)
{
    return health == ScrapeTarget::Health::Down ? 0 : health == ScrapeTarget::Health::Unknown ? 1 : 2;
}

} // namespace

SilenceTableModel::SilenceTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QString SilenceTableModel::keyOfLine(const SilenceLine& line)
{
    return placeKey(line.place, line.silence.id);
}

QVariant SilenceTableModel::cell(const SilenceLine& line, int column, int role) const
{
    const auto& silence = line.silence;
    if (role == StateRole)
        return int(silence.state);
    if (role == PendingRole)
        return int(line.pending);
    if (role == monitorSortRole && column == StateColumn)
        return urgencyOf(line);
    if (role == monitorSortRole && (column == Ends || column == Starts))
        return qlonglong(column == Ends ? silence.endsAtMs : silence.startsAtMs);
    if (role == Qt::ToolTipRole && (column == Ends || column == Starts))
        return timeToolTip(column == Ends ? silence.endsAtMs : silence.startsAtMs);
    if (role == copiedTextRole && column == Starts)
        return formatIsoMinute(silence.startsAtMs);
    if (role != Qt::DisplayRole && role != monitorSortRole)
        return {};
    switch (column) {
    case StateColumn:
        return silenceStandingText(line);
    case Matchers:
        return matchersLine(silence.matchers);
    case Ends:
        return silence.endsAtMs == noTime ? QStringLiteral("–") : formatAge(silence.endsAtMs, toMs(clock_()));
    case By:
        return silence.createdBy;
    case Comment:
        return silence.comment;
    case Starts:
        return formatLocalMinute(silence.startsAtMs);
    case Id:
        return silence.id;
    case Place:
        return line.place.name;
    default:
        return {};
    }
}

QVariant SilenceTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case StateColumn:
        return tr("State");
    case Matchers:
        return tr("Silences", "column: which alerts");
    case Ends:
        return tr("Ends", "column: when");
    case By:
        return tr("By", "column: who asked for a silence");
    case Comment:
        return tr("Reason");
    case Starts:
        return tr("Begins", "column: when");
    case Id:
        return tr("ID", "column: of a silence");
    case Place:
        return tr("Connection");
    default:
        return {};
    }
}

bool SilenceTableModel::before(const SilenceLine& a, const SilenceLine& b) const
{
    if (const auto x = urgencyOf(a), y = urgencyOf(b); x != y)
        return x < y;
    if (a.silence.endsAtMs != b.silence.endsAtMs)
        return a.silence.state == Silence::State::Expired ? a.silence.endsAtMs > b.silence.endsAtMs
                                                          : a.silence.endsAtMs < b.silence.endsAtMs;
    return a.silence.id < b.silence.id;
}

RuleTableModel::RuleTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant RuleTableModel::cell(const RuleLine& line, int column, int role) const
{
    const auto& rule = line.rule;
    if (role == HealthRole)
        return int(rule.health);
    if (role == monitorSearchRole)
        return labelsLine(rule.labels) + u' ' + labelsLine(rule.annotations);
    if (role == monitorSortRole && column == StateColumn)
        return urgencyOf(rule);
    if (role == monitorSortRole && column == Evaluated)
        return qlonglong(rule.evaluatedMs);
    if (role == Qt::ToolTipRole && column == Evaluated)
        return timeToolTip(rule.evaluatedMs);
    if (role != Qt::DisplayRole && role != monitorSortRole)
        return {};
    switch (column) {
    case HealthColumn:
        return ruleHealthText(rule.health);
    case StateColumn:
        return rule.alerts > 0 ? QStringLiteral("%1 (%2)").arg(ruleStateText(rule.state),
                                                               formatCount(qint64(rule.alerts)))
                               : ruleStateText(rule.state);
    case Name:
        return rule.name;
    case Group:
        return rule.group;
    case Evaluated:
        return orNever(rule.evaluatedMs, toMs(clock_()));
    case Fault:
        return rule.lastError;
    case Expression:
        return rule.expression.simplified();
    case Place:
        return line.place.name;
    default:
        return {};
    }
}

QVariant RuleTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case HealthColumn:
        return tr("Health", "column: of a rule");
    case StateColumn:
        return tr("State");
    case Name:
        return tr("Rule");
    case Group:
        return tr("Group", "column: of rules");
    case Evaluated:
        return tr("Evaluated", "column: when");
    case Fault:
        return tr("Last error");
    case Expression:
        return tr("Expression");
    case Place:
        return tr("Connection");
    default:
        return {};
    }
}

QString RuleTableModel::keyOf(const RuleLine& line) const
{
    const auto& rule = line.rule;
    return placeKey(
        line.place,
        QStringList{rule.file, rule.group, rule.name, rule.expression, metricText(rule.labels)}.join(u'\n'));
}

bool RuleTableModel::before(const RuleLine& a, const RuleLine& b) const
{
    if (const auto x = urgencyOf(a.rule), y = urgencyOf(b.rule); x != y)
        return x < y;
    return std::tie(a.rule.group, a.rule.name) < std::tie(b.rule.group, b.rule.name);
}

TargetTableModel::TargetTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant TargetTableModel::cell(const TargetLine& line, int column, int role) const
{
    const auto& target = line.target;
    if (role == HealthRole)
        return int(target.health);
    if (role == monitorSortRole && column == HealthColumn)
        return urgencyOf(target.health);
    if (role == monitorSortRole && column == Scraped)
        return qlonglong(target.scrapedMs);
    if (role == monitorSortRole && column == Took)
        return target.tookSeconds;
    if (role == Qt::TextAlignmentRole && column == Took)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Scraped)
        return timeToolTip(target.scrapedMs);
    if (role != Qt::DisplayRole && role != monitorSortRole)
        return {};
    switch (column) {
    case HealthColumn:
        return targetHealthText(target.health);
    case Address:
        return target.address;
    case Pool:
        return target.pool;
    case Scraped:
        return orNever(target.scrapedMs, toMs(clock_()));
    case Took:
        return target.scrapedMs == noTime
                   ? QStringLiteral("–")
                   : formatDuration(std::int64_t(std::llround(target.tookSeconds * 1000)));
    case Fault:
        return target.lastError;
    case Labels:
        return labelsLine(target.labels);
    case Place:
        return line.place.name;
    default:
        return {};
    }
}

QVariant TargetTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Took)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case HealthColumn:
        return tr("Health", "column: of what is scraped");
    case Address:
        return tr("Address");
    case Pool:
        return tr("Pool", "column: of targets that are scraped");
    case Scraped:
        return tr("Scraped", "column: when");
    case Took:
        return tr("Took", "column: how long");
    case Fault:
        return tr("Last error");
    case Labels:
        return tr("Labels");
    case Place:
        return tr("Connection");
    default:
        return {};
    }
}

QString TargetTableModel::keyOf(const TargetLine& line) const
{
    const auto& target = line.target;
    return placeKey(line.place,
                    QStringList{target.pool, target.address, metricText(target.labels)}.join(u'\n'));
}

bool TargetTableModel::before(const TargetLine& a, const TargetLine& b) const
{
    if (const auto x = urgencyOf(a.target.health), y = urgencyOf(b.target.health); x != y)
        return x < y;
    return std::tie(a.target.pool, a.target.address) < std::tie(b.target.pool, b.target.address);
}

ObjectiveTableModel::ObjectiveTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant ObjectiveTableModel::cell(const ObjectiveLine& line, int column, int role) const
{
    const auto& objective = line.kept.objective;
    if (role == VerdictRole)
        return int(verdictOf(line));
    if (role == monitorSortRole && column == VerdictColumn)
        return urgencyOf(verdictOf(line));
    if (role == monitorSortRole && column == Judged)
        return qlonglong(line.judgedMs);
    if (role == Qt::TextAlignmentRole && (column == Budget || column == Fastest))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Judged)
        return timeToolTip(line.judgedMs);
    if (role != Qt::DisplayRole && role != monitorSortRole)
        return {};
    switch (column) {
    case VerdictColumn:
        return verdictText(verdictOf(line));
    case Name:
        return objective.name.isEmpty() ? line.kept.file : objective.name;
    case Endpoint:
        return line.kept.endpoint;
    case Target:
        return tr("%1 % over %2", "of requests are good; a span of time")
            .arg(formatNumber(objective.target * 100, {NumberFormat::Notation::Shortest, 6}),
                 formatDuration(objective.windowMs));
    case Budget:
        return budgetText(line.state ? line.state->budgetLeft : std::nullopt);
    case Fastest:
        return burnText(fastestBurn(line));
    case Judged:
        return orNever(line.judgedMs, toMs(clock_()));
    case Place:
        return line.kept.connection;
    default:
        return {};
    }
}

QVariant ObjectiveTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && (column == Budget || column == Fastest))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case VerdictColumn:
        return tr("Verdict");
    case Name:
        return tr("Objective");
    case Endpoint:
        return tr("Endpoint");
    case Target:
        return tr("Target", "column: share of good requests");
    case Budget:
        return tr("Error budget");
    case Fastest:
        return tr("Burns", "column: how fast an error budget is used up");
    case Judged:
        return tr("Judged", "column: when");
    case Place:
        return tr("Connection");
    default:
        return {};
    }
}

bool ObjectiveTableModel::before(const ObjectiveLine& a, const ObjectiveLine& b) const
{
    if (const auto x = urgencyOf(verdictOf(a)), y = urgencyOf(verdictOf(b)); x != y)
        return x < y;
    return std::tie(a.kept.objective.name, a.kept.file) < std::tie(b.kept.objective.name, b.kept.file);
}

} // namespace ph
