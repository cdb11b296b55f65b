#include "models/tables/ReleaseBoardModel.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"

#include <QLocale>

namespace ph {

namespace {

constexpr ReleaseState order[] = {ReleaseState::RollingBack, ReleaseState::Running,   ReleaseState::Waiting,
                                  ReleaseState::Soaking,     ReleaseState::Draft,     ReleaseState::Stopped,
                                  ReleaseState::Done,        ReleaseState::RolledBack};

int rank(const ReleaseSummary& release)
{
    if (release.driver == ReleaseSummary::Driver::Undriven)
        return -1;
    return int(std::find(std::begin(order), std::end(order), release.state) - std::begin(order));
}

bool before(const ReleaseSummary& a, const ReleaseSummary& b)
{
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    return a.updatedMs != b.updatedMs ? a.updatedMs > b.updatedMs : a.id < b.id;
}

bool hasWords(const ReleaseSummary& release, const QString& text)
{
    const QString all = QStringList{releaseTitle(release), release.id,     release.environment,
                                    release.tier,          release.author, releaseStateText(release.state),
                                    release.attention}
                            .join(u'\n');
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace

ReleaseBoardModel::ReleaseBoardModel(QObject* parent, Clock clock)
    : KeyedTreeModel(parent)
    , clock_(std::move(clock))
{
}

void ReleaseBoardModel::applyEnvironments(const QList<EnvironmentLine>& environments)
{
    environments_ = environments;
    arrange();
}

void ReleaseBoardModel::applyReleases(const QList<ReleaseSummary>& releases)
{
    releases_ = releases;
    arrange();
    announceColumn(Title); // counts of environments are in no value of theirs
}

void ReleaseBoardModel::setFilter(const BoardFilter& filter)
{
    if (filter_ == filter)
        return;
    filter_ = filter;
    arrange();
}

void ReleaseBoardModel::refreshAges()
{
    announceColumn(Title);
    announceColumn(Updated);
}

void ReleaseBoardModel::arrange()
{
    QList<Branch> branches;
    QHash<QString, qsizetype> at;
    const auto branch = [&](const EnvironmentLine& line) {
        at.insert(line.name, branches.size());
        branches.append({line, {}});
    };
    for (const EnvironmentLine& line : std::as_const(environments_)) {
        if (!at.contains(line.name))
            branch(line);
    }
    for (const ReleaseSummary& release : std::as_const(releases_)) {
        if (!at.contains(release.environment)) {
            EnvironmentLine line;
            line.name = release.environment;
            branch(line);
        }
        if ((filter_.states.isEmpty() || filter_.states.contains(release.state)) &&
            hasWords(release, filter_.text))
            branches[at.value(release.environment)].leaves.append(release);
    }
    for (Branch& each : branches)
        std::stable_sort(each.leaves.begin(), each.leaves.end(), before);
    const bool filtered = !filter_.states.isEmpty() || !filter_.text.trimmed().isEmpty();
    if (filtered) // an environment without a hit says nothing about what is sought
        branches.removeIf([](const Branch& each) { return each.leaves.isEmpty(); });
    applyBranches(branches);
}

QModelIndex ReleaseBoardModel::indexOf(const QString& releaseId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex parent = index(row, 0);
        for (int i = 0; i < rowCount(parent); ++i) {
            const QModelIndex at = index(i, 0, parent);
            if (leaf(at)->id == releaseId)
                return at;
        }
    }
    return {};
}

QMap<ReleaseState, int> ReleaseBoardModel::counts() const
{
    QMap<ReleaseState, int> counts;
    for (const ReleaseSummary& release : releases_) {
        if (hasWords(release, filter_.text))
            ++counts[release.state];
    }
    return counts;
}

QString ReleaseBoardModel::countsText(const QString& environment) const
{
    QMap<ReleaseState, int> counts;
    for (const ReleaseSummary& release : releases_) {
        if (release.environment == environment)
            ++counts[release.state];
    }
    QStringList parts;
    for (const ReleaseState state : order) {
        if (const int count = counts.value(state))
            parts << QStringLiteral("%1 %2").arg(QLocale().toString(count),
                                                 releaseStateText(state).toLower());
    }
    return parts.isEmpty() ? tr("no releases yet") : parts.join(QStringLiteral(" · "));
}

QVariant ReleaseBoardModel::topCell(const EnvironmentLine& line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Title ? line.name : QString();
    case Qt::AccessibleTextRole:
        return column == Title ? line.name + QStringLiteral(": ") + countsText(line.name) : QString();
    case EnvironmentRole:
        return line.name;
    case LiveRole:
        return liveText(line, toMs(clock_()));
    case FreezeRole:
        return line.freeze;
    case CountsRole:
        return countsText(line.name);
    default:
        return {};
    }
}

QVariant ReleaseBoardModel::leafCell(const EnvironmentLine& line, const ReleaseSummary& release, int column,
                                     int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Title:
            return releaseTitle(release);
        case State:
            return releaseStateText(release.state);
        case Gates:
            return gatesText(release);
        case Approvals:
            return approvalsText(release);
        case Attention:
            return release.driver == ReleaseSummary::Driver::Undriven && release.attention.isEmpty()
                       ? tr("Nobody drives it.")
                       : release.attention;
        case Author:
            return release.author;
        case Updated:
            return formatSeenAge(release.updatedMs, toMs(clock_()));
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        if (column == Title)
            return QStringLiteral("%1, %2, %3. %4")
                .arg(releaseTitle(release), line.name, releaseStateText(release.state), release.attention);
        return leafCell(line, release, column, Qt::DisplayRole);
    case ReleaseIdRole:
        return release.id;
    case EnvironmentRole:
        return release.environment;
    case StateRole:
        return int(release.state);
    case DriverRole:
        return int(release.driver);
    default:
        return {};
    }
}

QVariant ReleaseBoardModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return tr("Release");
    case State:
        return tr("State");
    case Gates:
        return tr("Gates passed");
    case Approvals:
        return tr("Approvals");
    case Attention:
        return tr("Waits for");
    case Author:
        return tr("Drafted by");
    case Updated:
        return tr("Changed");
    default:
        return {};
    }
}

} // namespace ph
