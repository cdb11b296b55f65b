#include "app/monitoring/AlertFeed.h"

#include "app/AccountName.h"

#include "services/connectors/ControlSwitch.h"
#include "services/notify/AlertNotices.h"
#include "widgets/monitoring/ExpireDialog.h"
#include "widgets/monitoring/SilenceDialog.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int alertsEveryMs = 30'000;

JobSpec alertJob(ConnectionId source)
{
    return {{}, QStringLiteral("monitor:%1").arg(source.value), 2, JobSpec::Priority::Interactive};
}

template <class T>
QStringList faultTexts(const Sifted<T>& read)
{
    QStringList texts;
    for (const auto& fault : read.faults)
        texts << QStringLiteral("%1: %2").arg(fault.item, fault.error.detail);
    return texts;
}

/// What could not be read may fire on.
ObservedLook::Extent alertExtent(const Sifted<Alert>& read)
{
    return read.faults.empty() ? ObservedLook::Extent::Whole : ObservedLook::Extent::Partial;
}

NoticeBatch::Extent noticeExtent(const Sifted<Alert>& read)
{
    return read.faults.empty() ? NoticeBatch::Extent::Whole : NoticeBatch::Extent::Partial;
}

/// So many lines come into the table at once that nobody notices a pause.
constexpr int linesAtOnce = 250;

} // namespace

AlertFeed::AlertFeed(Workspace& workspace, MonitoringScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , screen_(screen)
{
    timer_.setInterval(alertsEveryMs);
    connect(&timer_, &QTimer::timeout, this, &AlertFeed::tick);
    step_.setSingleShot(true);
    connect(&step_, &QTimer::timeout, this, &AlertFeed::takeStep);
}

AlertFeed::~AlertFeed() = default;

bool AlertFeed::can(ConnectionId id, Part part) const
{
    const auto link = workspace_.links().find(id);
    if (!link)
        return false;
    auto& connector = link->connector();
    switch (part) {
    case Part::Alerts:
        return capability<AlertSource>(connector);
    case Part::Silences:
        return capability<SilenceSource>(connector);
    case Part::Scraping:
        return capability<ScrapeSource>(connector);
    }
    return false;
}

Observer* AlertFeed::observerOf(ConnectionId id) const
{
    // What an Alertmanager knows comes from a Prometheus: with both, each alert would be there twice.
    const bool hasManager = std::any_of(
        known_.begin(), known_.end(), [](const auto& entry) { return entry.first.second == Part::Silences; });
    return hasManager && !can(id, Part::Silences) ? nullptr : &workspace_.observer();
}

void AlertFeed::setConnections(const QList<Connection>& connections)
{
    connections_ = connections;
    std::erase_if(known_, [this](const auto& entry) {
        return std::none_of(connections_.begin(), connections_.end(), [&entry](const Connection& connection) {
            return connection.id == entry.first.first;
        });
    });
    for (const auto& connection : connections_) {
        for (const auto part : {Part::Alerts, Part::Silences, Part::Scraping}) {
            if (can(connection.id, part))
                known_[{connection.id, part}].standing.place = {connection.id, connection.name};
        }
    }
    for (const auto part : {Part::Alerts, Part::Silences, Part::Scraping})
        show(part);
    watch();
}

void AlertFeed::watch()
{
    if (!screen_.isVisible() && watching_ == Watching::OnlyInView) {
        timer_.stop();
        for (auto& [place, known] : known_)
            known.job = {};
        return;
    }
    timer_.start();
    tick();
}

void AlertFeed::setWatching(Watching watching)
{
    if (std::exchange(watching_, watching) != watching)
        watch();
}

void AlertFeed::tick()
{
    using Tab = MonitoringScreen::Tab;
    ask(Part::Alerts); // their number stands on their tab
    if (!screen_.isVisible())
        return;
    if (screen_.tab() == Tab::Silences || screen_.tab() == Tab::Alerts || !requested_.empty() ||
        !ending_.empty())
        ask(Part::Silences);
    if (screen_.tab() == Tab::Rules || screen_.tab() == Tab::Targets)
        ask(Part::Scraping);
}

void AlertFeed::refresh()
{
    for (auto& [place, known] : known_)
        known.quietUntilMs = noTime;
    tick();
}

void AlertFeed::ask(Part part)
{
    const auto nowMs = toMs(workspace_.clock()());
    for (const auto& connection : std::as_const(connections_)) {
        const auto known = known_.find({connection.id, part});
        if (known == known_.end() || known->second.job.isRunning() || known->second.quietUntilMs > nowMs)
            continue;
        if (auto link = workspace_.links().find(connection.id))
            ask(connection, part, std::move(link));
    }
}

template <class Read>
void AlertFeed::start(const Connection& connection, Part part, std::function<Result<Read>(JobContext&)> work,
                      std::function<void(Known&, Read)> take)
{
    known_[{connection.id, part}].job = workspace_.runner().run<Read>(
        alertJob(connection.id), std::move(work), this,
        [this, id = connection.id, part, take = std::move(take)](Result<Read> read) {
            const auto found = known_.find({id, part});
            if (found == known_.end() || (!read && read.error().kind == ErrorKind::Cancelled))
                return;
            auto& known = found->second;
            auto& standing = known.standing;
            const auto nowMs = toMs(workspace_.clock()());
            if (read) {
                standing.reading = MonitorStanding::Reading::Level;
                standing.seenMs = nowMs;
                standing.error.reset();
                take(known, std::move(*read));
            } else {
                standing.reading = MonitorStanding::Reading::Behind;
                standing.error = read.error();
                if (read.error().retryAfter)
                    known.quietUntilMs = nowMs + read.error().retryAfter->count();
            }
            show(part);
        });
}

void AlertFeed::ask(const Connection& connection, Part part, LinkPtr link)
{
    const MonitorPlace place{connection.id, connection.name};
    switch (part) {
    case Part::Alerts:
        return start<Alerts>(
            connection, part,
            [link, observer = observerOf(connection.id),
             name = connection.name](JobContext& job) -> Result<Alerts> {
                const auto source = link->reach<AlertSource>(job.stop);
                if (!source)
                    return fail(source.error());
                auto read = source->source.fetchAlerts(source->context);
                if (!read)
                    return fail(read.error());
                Alerts alerts{std::move(*read), {}};
                if (!observer)
                    return alerts; // another one tells of them
                const auto& items = alerts.read.items;
                observer->noteAlerts(name, items, alertExtent(alerts.read));
                alerts.notices = alertNotices(items, name, noticeExtent(alerts.read), observer->scopes(),
                                              toMs(observer->clock()()));
                return alerts;
            },
            [this](Known& known, Alerts alerts) {
                known.standing.faults = faultTexts(alerts.read);
                known.alerts = std::make_shared<const std::vector<Alert>>(std::move(alerts.read.items));
                if (!alerts.notices.source.isEmpty())
                    Q_EMIT alertsRead(alerts.notices);
            });
    case Part::Silences:
        return start<Silences>(
            connection, part,
            [link](JobContext& job) -> Result<Silences> {
                const auto source = link->reach<SilenceSource>(job.stop);
                if (!source)
                    return fail(source.error());
                auto read = source->source.fetchSilences(source->context);
                if (!read)
                    return fail(read.error());
                return Silences{std::move(*read)};
            },
            [place](Known& known, const Silences& silences) {
                known.standing.faults = faultTexts(silences.read);
                known.silences.clear();
                for (const auto& silence : silences.read.items)
                    known.silences.append({place, silence});
            });
    case Part::Scraping:
        return start<Scraping>(
            connection, part,
            [link](JobContext& job) -> Result<Scraping> {
                const auto source = link->reach<ScrapeSource>(job.stop);
                if (!source)
                    return fail(source.error());
                auto rules = source->source.fetchRules(source->context);
                if (!rules)
                    return fail(rules.error());
                auto targets = source->source.fetchTargets(source->context);
                if (!targets)
                    return fail(targets.error());
                return Scraping{std::move(*rules), std::move(*targets)};
            },
            [place](Known& known, const Scraping& scraping) {
                known.rules.clear();
                known.targets.clear();
                for (const auto& rule : scraping.rules)
                    known.rules.append({place, rule});
                for (const auto& target : scraping.targets)
                    known.targets.append({place, target});
            });
    }
}

QList<MonitorStanding> AlertFeed::standings(Part part) const
{
    QList<MonitorStanding> standings;
    for (const auto& [place, known] : known_) {
        if (place.second == part)
            standings << known.standing;
    }
    return standings;
}

void AlertFeed::show(Part part)
{
    switch (part) {
    case Part::Alerts:
        return showAlerts();
    case Part::Silences:
        return showSilences();
    case Part::Scraping:
        return showScraping();
    }
}

void AlertFeed::showAlerts()
{
    struct Source {
        MonitorPlace place;
        std::shared_ptr<const std::vector<Alert>> alerts;
    };
    std::vector<Source> sources;
    QList<ConnectionId> managed;
    for (const auto& [place, known] : known_) {
        if (place.second == Part::Silences)
            managed << place.first;
        if (place.second == Part::Alerts && known.alerts)
            sources.push_back({known.standing.place, known.alerts});
    }
    pictureJob_ = {}; // what it makes is older
    if (sources.empty())
        return showAlertSteps({AlertPicture()});
    // Thousands may come at once: they are joined, sorted and compared elsewhere.
    pictureJob_ = workspace_.runner().run<std::vector<AlertPicture>>(
        {},
        [sources = std::move(sources), managed,
         shown = screen_.alerts().keys()](JobContext&) -> Result<std::vector<AlertPicture>> {
            QList<AlertLine> lines;
            for (const auto& source : sources) {
                for (const auto& alert : *source.alerts)
                    lines.append({source.place, alert, suppressions(alert, *source.alerts)});
            }
            return stepsTo(alertPicture(withoutEchoes(lines, managed)), QSet(shown.begin(), shown.end()),
                           linesAtOnce);
        },
        this,
        [this](Result<std::vector<AlertPicture>> steps) {
            if (steps)
                showAlertSteps(std::move(*steps));
        });
}

void AlertFeed::showAlertSteps(std::vector<AlertPicture> steps)
{
    steps_.assign(std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
    step_.start(0);
}

void AlertFeed::takeStep()
{
    if (steps_.empty())
        return;
    screen_.alerts().show(steps_.front());
    steps_.pop_front();
    if (!steps_.empty())
        return step_.start(0);
    screen_.showAlertStandings(standings(Part::Alerts)); // with them, so that no alert is not said too early
}

void AlertFeed::showSilences()
{
    QList<SilenceLine> lines;
    for (auto& [place, known] : known_) {
        if (place.second != Part::Silences)
            continue;
        for (auto line : std::as_const(known.silences)) {
            const auto key = SilenceTableModel::keyOfLine(line);
            requested_.erase(key); // it is seen
            if (line.silence.state == Silence::State::Expired)
                ending_.erase(key);
            else if (ending_.contains(key))
                line.pending = SilenceLine::Pending::Expiry;
            lines << line;
        }
    }
    for (const auto& [key, line] : requested_)
        lines << line;
    screen_.silences().apply(lines);
    screen_.showSilenceStandings(standings(Part::Silences));
}

void AlertFeed::showScraping()
{
    QList<RuleLine> rules;
    QList<TargetLine> targets;
    for (const auto& [place, known] : known_) {
        if (place.second != Part::Scraping)
            continue;
        rules += known.rules;
        targets += known.targets;
    }
    screen_.rules().apply(rules);
    screen_.targets().apply(targets);
    screen_.showScrapeStandings(standings(Part::Scraping));
}

// --- what is asked of an Alertmanager

QString AlertFeed::refusal(ConnectionId id) const
{
    const auto found = std::find_if(connections_.begin(), connections_.end(),
                                    [id](const Connection& connection) { return connection.id == id; });
    if (found == connections_.end())
        return tr("This connection is not here any more.");
    const auto allowed = controlAllowed(*found);
    return allowed ? QString() : allowed.error().detail;
}

QList<SilencePlace> AlertFeed::places() const
{
    QList<SilencePlace> places;
    for (const auto& [place, known] : known_) {
        if (place.second == Part::Silences)
            places.append({known.standing.place, refusal(place.first)});
    }
    return places;
}

void AlertFeed::silence(const AlertLine& line)
{
    SilenceDialog::Draft draft;
    draft.createdBy = accountName();
    draft.place = line.place.connection;
    for (auto label = line.alert.labels.begin(); label != line.alert.labels.end(); ++label)
        draft.matchers.append({label.key(), LabelMatcher::Operator::Equal, label.value()});
    auto* dialog =
        new SilenceDialog(places(), screen_.alerts().rows(), draft, workspace_.clock(), screen_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog_ = dialog;
    connect(dialog, &SilenceDialog::asked, this,
            [this, dialog](ConnectionId place, const SilenceAsk& ask) { send(*dialog, place, ask); });
    dialog->open();
}

void AlertFeed::send(SilenceDialog& dialog, ConnectionId place, const SilenceAsk& ask)
{
    const auto link = workspace_.links().find(place);
    const auto known = known_.find({place, Part::Silences});
    if (!link || known == known_.end())
        return dialog.showRefused(Error::make(ErrorKind::Offline, {}, refusal(place)));
    const auto at = known->second.standing.place;
    sendJob_ = workspace_.runner().run<SilenceOutcome>(
        {.title = tr("Asking %1 for a silence").arg(at.name)},
        [link, ask](JobContext& job) -> Result<SilenceOutcome> {
            const auto control = link->reach<AlertControl>(job.stop);
            if (!control)
                return fail(control.error());
            return control->source.addSilence(control->context, ask);
        },
        this,
        [this, at, ask, open = QPointer<SilenceDialog>(&dialog)](Result<SilenceOutcome> outcome) {
            if (!outcome) {
                if (open)
                    open->showRefused(outcome.error());
                else
                    Q_EMIT messageRaised(tr("The silence was not made: %1").arg(outcome.error().detail));
                return;
            }
            Silence silence;
            silence.id = outcome->id;
            silence.matchers = ask.matchers;
            silence.startsAtMs = ask.startsAtMs;
            silence.endsAtMs = ask.endsAtMs;
            silence.createdBy = ask.createdBy;
            silence.comment = ask.comment;
            const SilenceLine line{at, outcome->seen.value_or(silence),
                                   outcome->seen ? SilenceLine::Pending::None
                                                 : SilenceLine::Pending::Creation};
            requested_[SilenceTableModel::keyOfLine(line)] = line;
            showSilences();
            if (open && outcome->seen)
                open->accept();
            else if (open)
                open->showUnseen();
            Q_EMIT messageRaised(outcome->seen ? tr("Silenced: %1").arg(outcome->id.left(8))
                                               : tr("A silence was requested, and not seen yet"));
            refresh();
        });
}

void AlertFeed::expire(const SilenceLine& line)
{
    QStringList kept;
    for (const auto& alert : screen_.alerts().rows()) {
        if (alert.place.connection == line.place.connection &&
            alert.alert.silencedBy.contains(line.silence.id))
            kept << alertName(alert.alert);
    }
    auto* dialog = new ExpireDialog(line, kept, refusal(line.place.connection), screen_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExpireDialog::confirmed, this, [this, line] { sendExpiry(line); });
    dialog->open();
}

void AlertFeed::sendExpiry(const SilenceLine& line)
{
    const auto link = workspace_.links().find(line.place.connection);
    if (!link)
        return;
    const auto key = SilenceTableModel::keyOfLine(line);
    ending_.insert(key);
    showSilences();
    expiries_[key] = workspace_.runner().run<SilenceOutcome>(
        {.title = tr("Ending silence %1").arg(line.silence.id.left(8))},
        [link, id = line.silence.id](JobContext& job) -> Result<SilenceOutcome> {
            const auto control = link->reach<AlertControl>(job.stop);
            if (!control)
                return fail(control.error());
            return control->source.expireSilence(control->context, id);
        },
        this,
        [this, key](const Result<SilenceOutcome>& outcome) {
            if (!outcome) {
                ending_.erase(key);
                showSilences();
                Q_EMIT messageRaised(tr("The silence was not ended: %1").arg(outcome.error().detail));
                return;
            }
            Q_EMIT messageRaised(outcome->seen ? tr("Ended silence %1").arg(outcome->id.left(8))
                                               : tr("Its end was requested, and not seen yet"));
            refresh();
        });
}

} // namespace ph
