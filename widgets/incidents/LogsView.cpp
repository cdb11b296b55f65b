#include "widgets/incidents/LogsView.h"

#include "models/tables/ErrorReasons.h"
#include "models/tables/Format.h"
#include "models/tables/LogWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/incidents/LogLineView.h"
#include "widgets/incidents/LogSearchBar.h"

#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

/// A log is rarely of two days, and has its whole span in its tool tip then.
QString withinOneDay(std::int64_t ms)
{
    return logSpanText(ms, ms);
}

bool isSame(const QList<ShownLog>& a, const QList<ShownLog>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ShownLog& one, const ShownLog& other) { return one.id == other.id; });
}

} // namespace

LogsView::LogsView(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , logs_(new KeptLogModel(this, clock_))
{
    build();
    connect(fetch_, &QPushButton::clicked, this, &LogsView::fetchRequested);
    connect(cancel_, &QPushButton::clicked, this, &LogsView::cancelRequested);
    connect(state_, &StateView::actionTriggered, this, &LogsView::act);
    connect(banner_, &Banner::actionTriggered, this, &LogsView::act);
    connect(banner_, &Banner::dismissed, this, [this] {
        readError_.reset();
        fetchError_.reset();
        trouble_.clear();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogsView::showChosenLog);
    connect(lines_->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogsView::showFound);
    connect(search_, &LogSearchBar::queryChanged, this, &LogsView::search);
    connect(search_, &LogSearchBar::onlyFoundChanged, this, [this] { showLines(lines_->chosenLine()); });
    connect(search_, &LogSearchBar::nextRequested, this, [this] { step(1); });
    connect(search_, &LogSearchBar::previousRequested, this, [this] { step(-1); });
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    connect(find, &QShortcut::activated, search_, &LogSearchBar::focusField);
    begin();
}

// The model goes before its view, which then says that nothing is chosen any more.
LogsView::~LogsView()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
    disconnect(lines_->selectionModel(), nullptr, this, nullptr);
}

void LogsView::build()
{
    setObjectName(QStringLiteral("logsView"));
    headline_ = new PlainLabel;
    headline_->setObjectName(QStringLiteral("logsHeadline"));
    headline_->setTextSize(TextSize::Body, TextWeight::Bold);
    about_ = new PlainLabel;
    about_->setObjectName(QStringLiteral("logsAbout"));
    about_->setRole(PlainLabel::Role::Faint);
    about_->setTextSize(TextSize::Small);
    fetch_ = makeButton(QStringLiteral("logsFetch"), tr("Fetch logs"));
    fetch_->setToolTip(tr("Ask the clusters of its endpoints, hide secrets, and keep what they say"));
    cancel_ = makeButton(QStringLiteral("logsCancel"), tr("Cancel"));
    progress_ = new ProgressLine;
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("logsBanner"));
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("logsState"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(headline_);
    words->addWidget(about_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addLayout(words, 1);
    top->addWidget(fetch_);
    top->addWidget(cancel_);
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(buildLogs());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(progress_);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(table_);
}

QWidget* LogsView::buildLogs()
{
    table_ = new LineTable(QStringLiteral("keptLogs"), tr("Logs that are kept with the incident"));
    table_->setModel(logs_);
    auto* delegate = new LineDelegate(table_);
    // Names that machines made differ at their ends, and are shortened in the middle.
    delegate->setFixedPitchColumns({KeptLogModel::Revision, KeptLogModel::Pod});
    delegate->setMutedColumns({KeptLogModel::Span, KeptLogModel::Fetched});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setColumns({150, 0, 124, timeColumnWidth(withinOneDay), 62, 64, 84, 62});
    facts_ = new PlainLabel;
    facts_->setObjectName(QStringLiteral("logFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    facts_->setTextSize(TextSize::Small);
    facts_->setContentsMargins(space::l, space::s, space::l, space::s);
    search_ = new LogSearchBar;
    lines_ = new LogLineView;
    auto* below = new QWidget;
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(facts_);
    column->addWidget(search_);
    column->addWidget(lines_, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(belowTitle(table_));
    split->addWidget(below);
    split->setStretchFactor(1, 1);
    split->setSizes({5 * height::row, 400});
    return split;
}

void LogsView::setAccess(IncidentAccess access)
{
    access_ = access;
    begin(); // what is shown came from another one; a pack may hold the same incident
    askIfSeen();
}

void LogsView::showIncident(const Incident& incident)
{
    // The same one, of which other endpoints are known, has other events.
    const bool isAnother = !incident_ || incident_->id != incident.id;
    const bool isAskedAnew = isAnother || incident_->endpoints != incident.endpoints;
    incident_ = incident;
    if (isAnother)
        begin();
    else if (isAskedAnew)
        phase_ = Reading::Wanted;
    showHead();
    askIfSeen();
}

void LogsView::begin()
{
    reading_ = {};
    matches_.reset();
    readError_.reset();
    fetchError_.reset();
    trouble_.clear();
    fetching_ = Fetching::No;
    phase_ = Reading::Wanted;
    showRows();
    showTrouble();
    showHead();
}

void LogsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    phase_ = phase_ == Reading::Read ? Reading::Wanted : phase_; // others fetch, too
    askIfSeen();
}

void LogsView::askIfSeen()
{
    if (phase_ != Reading::Wanted || !isVisible() || !incident_)
        return;
    phase_ = Reading::Read;
    Q_EMIT readRequested();
}

void LogsView::showReading(const LogsReading& reading)
{
    phase_ = Reading::Read;
    readError_.reset();
    const bool isKnown = !reading_.logs.isEmpty() && isSame(reading_.logs, reading.logs);
    if (isKnown)
        reading_.notes = reading.notes;
    else {
        reading_ = reading;
        matches_.reset();
        showRows();
        search();
    }
    if (reading_.logs.isEmpty()) {
        const bool isFetched =
            access_ == IncidentAccess::Whole && incident_ && !incident_->endpoints.isEmpty();
        StateContent none{.kind = StateContent::Kind::Empty,
                          .icon = QStringLiteral("text-x-generic"),
                          .title = tr("No logs are kept with this incident")};
        if (access_ == IncidentAccess::ReadOnly)
            none.text = tr("A pack holds the logs that were fetched before it was made.");
        else if (!isFetched)
            none.text = tr("It names no endpoint whose logs could be fetched. `pilothouse incident change "
                           "--endpoint` names one.");
        else {
            none.text =
                tr("Fetch those of the containers behind %1: secrets are hidden, and what is kept can "
                   "be searched offline.",
                   "%1: endpoints")
                    .arg(listText(incident_->endpoints));
            none.actions = {{QStringLiteral("fetchLogs"), tr("Fetch logs")}};
        }
        state_->setContent(none);
    }
    stack_->setCurrentIndex(reading_.logs.isEmpty() ? 0 : 1);
    showTrouble();
    showHead();
}

void LogsView::showError(const Error& error)
{
    if (reading_.logs.isEmpty()) {
        state_->setContent(stateForError(error));
        stack_->setCurrentIndex(0);
    } else
        readError_ = error;
    showTrouble();
}

void LogsView::showRows()
{
    const auto chosen = shown_;
    QList<KeptLogRow> rows;
    rows.reserve(reading_.logs.size());
    for (int i = 0; i < int(reading_.logs.size()); ++i)
        rows.append({i, reading_.logs.at(i), matches_ ? qsizetype(matches_->byLog.at(i).size()) : -1});
    logs_->apply(rows);
    table_->setColumnHidden(KeptLogModel::Matches, !matches_);
    if (rows.isEmpty()) {
        shown_.clear();
        state_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Reading what is kept…")});
        stack_->setCurrentIndex(0);
        return;
    }
    if (const int row = logs_->rowOf(chosen); chosenLog() < 0)
        table_->setCurrentIndex(logs_->index(std::max(0, row), 0));
    showChosenLog();
}

int LogsView::chosenLog() const
{
    const auto chosen = table_->selectionModel()->selectedRows();
    return chosen.isEmpty() ? -1 : chosen.first().row();
}

/// Where a log is looked at first: where the incident began, or its newest line where that is older.
std::uint32_t LogsView::firstLook(const ShownLog& log) const
{
    const auto& lines = *log.lines;
    const auto onsetMs = incident_ ? incident_->onsetMs : noTime;
    for (qsizetype line = 0; onsetMs != noTime && line < lines.size(); ++line) {
        if (lines.atMs(line) >= onsetMs)
            return std::uint32_t(line);
    }
    return std::uint32_t(std::max<qsizetype>(0, lines.size() - 1));
}

void LogsView::showChosenLog()
{
    const int chosen = chosenLog();
    if (chosen < 0)
        return;
    const auto& log = logs_->at(chosen).log; // rows change one after another, and are chosen meanwhile
    facts_->setText(logFactsText(log, toMs(clock_())));
    if (shown_ == log.id)
        return;
    shown_ = log.id;
    lines_->setAccessibleName(tr("Lines of %1", "of a log").arg(shownLogTitle(log)));
    showLines(firstLook(log));
}

void LogsView::showLines(std::uint32_t line)
{
    const int chosen = chosenLog();
    if (chosen < 0)
        return;
    const auto found = matches_ ? matches_->byLog.at(chosen) : std::vector<LogMatch>();
    const bool isOnlyFound = matches_ && search_->isOnlyFound();
    lines_->showLines(logs_->at(chosen).log.lines, found,
                      isOnlyFound ? LogLineModel::Shown::OnlyFound : LogLineModel::Shown::All, line);
    showFound();
}

void LogsView::showFetching(const QString& what, qint64 done, qint64 total)
{
    fetching_ = Fetching::Running;
    fetchError_.reset();
    trouble_.clear();
    about_->setText(what);
    progress_->setProgress(done, total);
    showTrouble();
    showHead();
}

void LogsView::showFetched(const std::optional<Error>& error, const QStringList& trouble)
{
    fetching_ = Fetching::No;
    fetchError_ = error && error->kind != ErrorKind::Cancelled ? error : std::nullopt;
    trouble_ = trouble;
    showTrouble();
    showHead();
}

/// One thing at a time: what failed, or else what is lacking.
void LogsView::showTrouble()
{
    auto notes = trouble_ + reading_.notes;
    notes.removeDuplicates();
    for (auto& note : notes)
        note = knownErrorReason(note).value_or(note); // kept in English
    if (fetchError_)
        banner_->showError(*fetchError_);
    else if (readError_)
        banner_->showError(*readError_);
    else if (notes.isEmpty())
        banner_->clear();
    else
        banner_->showMessage(
            {.tone = Tone::Warning, .text = notes.constFirst(), .details = notes.mid(1).join(u'\n')});
}

void LogsView::showHead()
{
    const bool isRunning = fetching_ == Fetching::Running;
    const bool isFetchable = access_ == IncidentAccess::Whole;
    fetch_->setVisible(isFetchable && !isRunning);
    fetch_->setEnabled(incident_ && !incident_->endpoints.isEmpty());
    cancel_->setVisible(isRunning);
    if (!isRunning)
        progress_->finish();
    std::int64_t newestMs = noTime;
    int count = 0;
    for (const auto& log : reading_.logs) {
        if (log.kind != ShownLog::Kind::Container)
            continue;
        ++count;
        newestMs = std::max(newestMs, log.fetchedMs);
    }
    headline_->setVisible(!reading_.logs.isEmpty());
    headline_->setText(count > 0 ? tr("%Ln log(s) are kept", nullptr, count)
                                 : tr("No logs are kept yet, only events"));
    if (isRunning)
        return;
    if (count == 0)
        about_->setText(access_ == IncidentAccess::ReadOnly ? tr("As the pack has them") : QString());
    else if (access_ == IncidentAccess::ReadOnly)
        about_->setText(tr("As the pack has them; the newest were fetched %1", "%1: 5 min ago")
                            .arg(formatSeenAge(newestMs, toMs(clock_()))));
    else
        about_->setText(tr("From what is kept here; the newest were fetched %1", "%1: 5 min ago")
                            .arg(formatSeenAge(newestMs, toMs(clock_()))));
}

void LogsView::act(const QString& id)
{
    if (id == QLatin1String("fetchLogs") || (id == QLatin1String("retry") && fetchError_))
        Q_EMIT fetchRequested();
    else if (id == QLatin1String("retry"))
        Q_EMIT readRequested();
}

void LogsView::refreshAges()
{
    logs_->refreshAges();
    showHead();
    if (const int log = chosenLog(); log >= 0)
        facts_->setText(logFactsText(logs_->at(log).log, toMs(clock_())));
}

} // namespace ph
