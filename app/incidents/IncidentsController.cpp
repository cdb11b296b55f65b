#include "app/incidents/IncidentsController.h"

#include "app/AccountName.h"

#include "app/incidents/ContainmentController.h"
#include "app/incidents/DiagnosisController.h"
#include "app/incidents/IncidentRuleController.h"
#include "app/incidents/IncidentSuspects.h"
#include "app/incidents/LoadTimeline.h"
#include "app/incidents/LogsController.h"
#include "app/incidents/PostmortemController.h"
#include "app/incidents/TimelineCurveFeed.h"
#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentDrafts.h"
#include "widgets/common/Banner.h"
#include "widgets/incidents/IncidentActDialog.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/OpenIncidentDialog.h"
#include "widgets/incidents/TimelinePane.h"

#include <QPointer>
#include <QSet>

namespace ph {

namespace {

constexpr int lookEveryMs = 15'000, incidentAgesMs = 15'000;
/// Releases and aliases are kept elsewhere than what was observed: their changes are found by then.
constexpr std::int64_t tableGoodForMs = 60'000;

ScopeIndex knownScopes(Workspace& workspace)
{
    const auto listing = loadEnvironments(QString::fromStdString(workspace.folder().string()));
    return listing ? ScopeIndex(listing->environments) : ScopeIndex();
}

} // namespace

IncidentsController::IncidentsController(Workspace& workspace, IncidentsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , screen_(screen)
    , curves_(new TimelineCurveFeed(workspace, *screen.timeline(), this))
{
    connect(&screen_, &IncidentsScreen::watchChanged, this, &IncidentsController::watch);
    connect(&screen_, &IncidentsScreen::refreshRequested, this, &IncidentsController::refresh);
    connect(&screen_, &IncidentsScreen::openRequested, this, &IncidentsController::openIncident);
    connect(&screen_, &IncidentsScreen::incidentChosen, this, &IncidentsController::showChosen);
    connect(screen_.page(), &IncidentPage::actRequested, this, &IncidentsController::act);
    connect(screen_.timeline(), &TimelinePane::noteRequested, this, &IncidentsController::noteAbout);
    connect(screen_.page(), &IncidentPage::originRequested, this, &IncidentsController::originRequested);
    connect(screen_.page(), &IncidentPage::timelineRequested, this, &IncidentsController::showOnTimeline);
    timer_.setInterval(lookEveryMs);
    connect(&timer_, &QTimer::timeout, this, &IncidentsController::look);
    const IncidentWriting write = [this](const QString& incident, const IncidentFact& fact,
                                         std::function<void(const Result<QString>&)> done) {
        add(incident, fact, std::move(done));
    };
    auto* containment = new ContainmentController(workspace_, *screen_.page()->containment(), this);
    connect(containment, &ContainmentController::messageRaised, this, &IncidentsController::messageRaised);
    connect(containment, &ContainmentController::recordChanged, this, &IncidentsController::look);
    diagnosis_ = new DiagnosisController(workspace_, *screen_.page()->diagnosis(), write, this);
    connect(diagnosis_, &DiagnosisController::messageRaised, this, &IncidentsController::messageRaised);
    rule_ = new IncidentRuleController(workspace_, *screen_.page()->rule(), write, this);
    connect(rule_, &IncidentRuleController::messageRaised, this, &IncidentsController::messageRaised);
    postmortem_ = new PostmortemController(workspace_, *screen_.page()->postmortem(), this);
    connect(postmortem_, &PostmortemController::messageRaised, this, &IncidentsController::messageRaised);
    logs_ = new LogsController(workspace_, *screen_.page()->logs(), this);
    connect(logs_, &LogsController::messageRaised, this, &IncidentsController::messageRaised);
    ages_.setInterval(incidentAgesMs);
    connect(&ages_, &QTimer::timeout, &screen_, &IncidentsScreen::refreshAges);
    watch();
}

IncidentsController::~IncidentsController() = default;

// --- reading

void IncidentsController::watch()
{
    if (!screen_.isVisible()) {
        timer_.stop();
        ages_.stop();
        return;
    }
    timer_.start();
    ages_.start();
    look();
}

void IncidentsController::refresh()
{
    tableRevision_ = -1;
    look();
}

void IncidentsController::showWorkspace()
{
    showSource(nullptr, ownIncidents(workspace_));
    refresh();
}

void IncidentsController::showPack(OpenedPackPtr pack, PackPast past, const IncidentSource& source)
{
    showSource(std::move(pack), source);
    known_ = std::move(past.known);
    takeTimeline(std::move(past.reading));
    refresh();
}

void IncidentsController::showSource(OpenedPackPtr pack, const IncidentSource& source)
{
    pack_ = std::move(pack);
    diagnosis_->setSource(source);
    rule_->setSource(source);
    postmortem_->setSource(source);
    // They speak of what was shown before.
    lookJob_ = {};
    timelineJob_ = {};
    suspectsJob_ = {};
    table_ = nullptr;
    known_ = {};
    curves_->showPack(pack_);
    logs_->showPack(pack_);
    screen_.page()->setAccess(pack_ ? IncidentAccess::ReadOnly : IncidentAccess::Whole);
}

void IncidentsController::look()
{
    if (lookJob_.isRunning())
        return;
    lookJob_ = workspace_.runner().run<Look>(
        {.title = {}, .slot = QStringLiteral("incidents"), .slotLimit = 1},
        [&workspace = workspace_, pack = pack_](JobContext&) -> Result<Look> {
            IncidentStore store(workspace.state());
            auto known = pack ? incidentsOf(*pack, store) : store.incidents();
            if (!known)
                return fail(known.error());
            // Without environments one can still be named by hand.
            Look found{std::move(*known), knownScopes(workspace), 0};
            const auto revision = workspace.observed().revision();
            if (!revision)
                return fail(revision.error());
            found.observedRevision = *revision;
            return found;
        },
        this,
        [this](Result<Look> found) {
            if (found)
                take(*found);
            else if (found.error().kind != ErrorKind::Cancelled)
                screen_.showError(found.error());
        });
}

void IncidentsController::take(const Look& found)
{
    const bool isTold = known_.entries != found.known.entries; // notes are on the timeline, too
    known_ = found.known;
    scopes_ = found.scopes;
    screen_.showIncidents(known_.incidents, known_.unreadable);
    showChosen();
    const auto nowMs = toMs(workspace_.clock()());
    const bool isStale = !pack_ && // which stays as it is
                         (tableRevision_ != found.observedRevision || nowMs - tableReadMs_ > tableGoodForMs);
    if (!table_ || isTold || isStale)
        readTimeline();
    else
        curves_->look();
}

void IncidentsController::readTimeline()
{
    struct Read {
        TimelineReading reading;
        std::int64_t revision = 0;
    };
    if (timelineJob_.isRunning())
        return;
    timelineJob_ = workspace_.runner().run<Read>(
        {.title = table_ ? QString() : tr("Reading what happened"),
         .slot = QStringLiteral("timeline"),
         .slotLimit = 1},
        [&workspace = workspace_, pack = pack_, known = known_](JobContext& job) -> Result<Read> {
            auto reading = pack ? timelineOf(*pack, known, job.stop)
                                : loadTimeline(workspace, noTime, stillGoing, job.stop);
            if (!reading)
                return fail(reading.error());
            // The reading itself notes files, which counts as a change.
            const auto revision = workspace.observed().revision();
            if (!revision)
                return fail(revision.error());
            return Read{std::move(*reading), *revision};
        },
        this,
        [this](Result<Read> read) {
            if (!read) {
                if (read.error().kind == ErrorKind::Cancelled)
                    return;
                screen_.timeline()->showError(read.error());
                screen_.page()->showSuspectsError(read.error());
                return;
            }
            tableRevision_ = read->revision;
            takeTimeline(std::move(read->reading));
        });
}

void IncidentsController::takeTimeline(TimelineReading reading)
{
    table_ = std::move(reading.table);
    tableReadMs_ = toMs(workspace_.clock()());
    // As old as the pack is, though it was read just now.
    const auto knownMs = pack_ ? pack_->manifest.madeMs : tableReadMs_;
    screen_.timeline()->showTable(table_, reading.notes, knownMs);
    curves_->look();
    findSuspects();
}

std::optional<Incident> IncidentsController::chosen() const
{
    const auto id = screen_.chosen();
    const auto found = std::find_if(known_.incidents.cbegin(), known_.incidents.cend(),
                                    [&id](const Incident& incident) { return incident.id == id; });
    return found == known_.incidents.cend() ? std::nullopt : std::optional(*found);
}

void IncidentsController::showChosen()
{
    const auto incident = chosen();
    if (!incident) {
        screen_.page()->showNone();
        screen_.timeline()->setOnset(std::nullopt);
        return;
    }
    screen_.page()->showIncident(*incident, known_.entries.value(incident->id));
    screen_.timeline()->setOnset(onsetWindow(*incident));
    findSuspects();
}

void IncidentsController::findSuspects()
{
    const auto incident = chosen();
    if (!incident || !table_)
        return;
    suspectsJob_ = workspace_.runner().run<QList<IncidentSuspect>>(
        {.title = {}, .slot = QStringLiteral("suspects"), .slotLimit = 1},
        [table = table_, incident = *incident](JobContext&) -> Result<QList<IncidentSuspect>> {
            return incidentSuspects(*table, incident);
        },
        this,
        [this, id = incident->id](Result<QList<IncidentSuspect>> suspects) {
            const auto& shown = screen_.page()->incident();
            if (!shown || shown->id != id)
                return;
            if (suspects)
                screen_.page()->showSuspects(*suspects, suspectLookBackMs);
            else if (suspects.error().kind != ErrorKind::Cancelled)
                screen_.page()->showSuspectsError(suspects.error());
        });
}

void IncidentsController::showOnTimeline()
{
    const auto incident = chosen();
    if (!incident)
        return;
    screen_.showTab(IncidentsScreen::Tab::Timeline);
    screen_.timeline()->showIncident(onsetWindow(*incident), scopeOfIncident(*incident));
}

// --- writing

void IncidentsController::openIncident()
{
    askToOpen(std::nullopt);
}

void IncidentsController::openIncidentFrom(Seed seed)
{
    struct Seeded {
        IncidentDraft draft;
        ScopeIndex scopes;
    };
    seedJob_ = workspace_.runner().run<Seeded>(
        {},
        [&workspace = workspace_, seed = std::move(seed)](JobContext&) -> Result<Seeded> {
            auto scopes = knownScopes(workspace);
            auto draft = seed(scopes);
            return Seeded{std::move(draft), std::move(scopes)};
        },
        this,
        [this](Result<Seeded> seeded) {
            if (!seeded)
                return;
            scopes_ = seeded->scopes;
            askToOpen(seeded->draft);
        });
}

void IncidentsController::choose(const QString& incident)
{
    screen_.showTab(IncidentsScreen::Tab::Incidents);
    screen_.choose(incident);
}

void IncidentsController::askToOpen(const std::optional<IncidentDraft>& begun)
{
    QSet<QString> endpoints, environments;
    QMap<QString, IncidentChanged> settings;
    for (const auto& environment : scopes_.environments()) {
        environments << environment.name;
        settings[environment.name] = impactKnown(scopes_, environment.name);
    }
    for (std::size_t i = 0; table_ && i < table_->scopes().size(); ++i) {
        endpoints << table_->scopes()[i].endpoint;
        environments << table_->scopes()[i].environment;
    }
    const auto sorted = [](const QSet<QString>& texts) {
        QStringList list(texts.begin(), texts.end());
        list.removeAll(QString());
        list.sort();
        return list;
    };
    auto* dialog =
        new OpenIncidentDialog(sorted(environments), sorted(endpoints), workspace_.clock(), screen_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSettings(settings);
    if (begun)
        dialog->begin(*begun);
    connect(dialog, &OpenIncidentDialog::asked, this,
            [this, still = QPointer(dialog)](const IncidentDraft& draft) {
                open(draft, [this, still](const Result<QString>& opened) {
                    if (!opened && still)
                        return still->showRefused(opened.error());
                    if (!opened)
                        return screen_.banner()->showError(opened.error());
                    choose(*opened);
                    Q_EMIT incidentOpened(*opened);
                    Q_EMIT messageRaised(tr("Opened: %1").arg(*opened));
                    if (still)
                        still->accept();
                });
            });
    dialog->open();
}

void IncidentsController::act(IncidentAct act)
{
    const auto incident = chosen();
    if (!incident)
        return;
    ask(new IncidentActDialog(*incident, act, workspace_.clock(), screen_.window()));
}

void IncidentsController::noteAbout(std::int64_t atMs)
{
    if (const auto incident = chosen())
        ask(new IncidentActDialog(*incident, atMs, workspace_.clock(), screen_.window()));
    else
        Q_EMIT messageRaised(tr("A note belongs to an incident: open or choose one first."));
}

void IncidentsController::ask(IncidentActDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &IncidentActDialog::asked, this,
            [this, still = QPointer(dialog)](const QString& id, const IncidentFact& fact) {
                add(id, fact, [this, still](const Result<QString>& added) {
                    if (!added && still)
                        return still->showRefused(added.error());
                    if (!added)
                        return screen_.banner()->showError(added.error());
                    Q_EMIT messageRaised(tr("Written down: %1").arg(*added));
                    if (still)
                        still->accept();
                });
            });
    dialog->open();
}

void IncidentsController::open(const IncidentDraft& draft, std::function<void(const Result<QString>&)> done)
{
    write(
        [opened = draft.opened, by = accountName(),
         clock = workspace_.clock()](IncidentStore& store) -> Result<QString> {
            const auto entry = store.open(opened, by, toMs(clock()));
            if (!entry)
                return fail(entry.error());
            return entry->incident;
        },
        [this, change = knownOf(draft), done = std::move(done)](const Result<QString>& opened) {
            done(opened);
            if (!opened || change == IncidentChanged())
                return;
            add(*opened, change, [this](const Result<QString>& added) {
                if (!added) // it is open all the same
                    screen_.banner()->showError(added.error());
            });
        });
}

void IncidentsController::add(const QString& incident, const IncidentFact& fact,
                              std::function<void(const Result<QString>&)> done)
{
    write(
        [incident, fact, by = accountName(), pack = pack_,
         nowMs = toMs(workspace_.clock()())](IncidentStore& store) -> Result<QString> {
            const auto added = pack ? noteBeside(*pack, store, incident, fact, by, nowMs)
                                    : store.add(incident, fact, by, nowMs);
            if (!added)
                return fail(added.error());
            return added->incident;
        },
        std::move(done));
}

void IncidentsController::write(std::function<Result<QString>(IncidentStore&)> work,
                                std::function<void(const Result<QString>&)> done)
{
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<QString>(
        {.title = tr("Writing the incident down"), .slot = QStringLiteral("incidents"), .slotLimit = 1},
        [&state = workspace_.state(), work = std::move(work)](JobContext&) {
            IncidentStore store(state);
            return work(store);
        },
        this,
        [this, done = std::move(done)](Result<QString> written) {
            done(written);
            look();
        }));
}

} // namespace ph
