#include "widgets/incidents/IncidentsScreen.h"

#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/WordFilter.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentTones.h"
#include "widgets/incidents/TimelinePane.h"
#include "widgets/oncall/OnCallNote.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

IncidentsScreen::IncidentsScreen(QWidget* parent, Clock clock)
    : QWidget(parent)
    , clock_(std::move(clock))
    , incidents_(new IncidentTableModel(this, clock_))
{
    build();
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &IncidentsScreen::incidentChosen);
    connect(this, &IncidentsScreen::incidentChosen, onCall_,
            [this] { onCall_->setEnvironment(chosenEnvironment()); });
    connect(state_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("openFirstIncident"))
            Q_EMIT openRequested();
        else if (id == QLatin1String("clearIncidentFilter"))
            letFilterGo();
        else
            Q_EMIT refreshRequested();
    });
    connect(search_, &SearchField::settled, this, &IncidentsScreen::filter);
    connect(search_, &SearchField::cleared, this, &IncidentsScreen::filter);
    connect(banner_, &Banner::actionTriggered, this, &IncidentsScreen::refreshRequested);
    connect(timeline_, &TimelinePane::retryRequested, this, &IncidentsScreen::refreshRequested);
    connect(page_, &IncidentPage::retryRequested, this, &IncidentsScreen::refreshRequested);
}

IncidentsScreen::~IncidentsScreen()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
}

void IncidentsScreen::build()
{
    setObjectName(QStringLiteral("incidentsScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Incidents"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    auto* refresh = new IconButton(QStringLiteral("view-refresh"), tr("Look again"));
    refresh->setObjectName(QStringLiteral("incidentsRefresh"));
    connect(refresh, &QToolButton::clicked, this, &IncidentsScreen::refreshRequested);
    auto* open = makeButton(QStringLiteral("incidentOpen"), tr("Open incident…"), ButtonKind::Primary);
    connect(open, &QPushButton::clicked, this, &IncidentsScreen::openRequested);
    onCall_ = new OnCallNote(nullptr, clock_);
    auto* pin = makeButton(QStringLiteral("incidentsOnCall"), tr("Pin for on-call…"));
    connect(pin, &QPushButton::clicked, this, [this] { Q_EMIT onCallRequested(chosenEnvironment()); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::xs);
    top->setSpacing(space::s);
    top->addWidget(title);
    top->addStretch(1);
    top->addWidget(onCall_);
    top->addWidget(refresh);
    top->addWidget(pin);
    top->addWidget(open);
    open_ = open;
    pack_ = new Banner;
    pack_->setObjectName(QStringLiteral("packBanner"));
    connect(pack_, &Banner::actionTriggered, this, &IncidentsScreen::packCloseRequested);
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("incidentsBanner"));
    page_ = new IncidentPage(clock_);
    parts_ = new QSplitter(Qt::Horizontal);
    parts_->setObjectName(QStringLiteral("incidentsSplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(buildList());
    parts_->addWidget(page_);
    parts_->setStretchFactor(0, 2);
    parts_->setStretchFactor(1, 3);
    parts_->setSizes({420, 860});
    timeline_ = new TimelinePane(clock_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("incidentsTabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(parts_, tr("Incidents"));
    tabs_->addTab(timeline_, tr("Timeline"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(pack_);
    column->addWidget(banner_);
    column->addWidget(tabs_, 1);
    setFocusProxy(tabs_);
}

QWidget* IncidentsScreen::buildList()
{
    count_ = new PlainLabel;
    count_->setObjectName(QStringLiteral("incidentsCount"));
    count_->setRole(PlainLabel::Role::Faint);
    table_ = new LineTable(QStringLiteral("incidentTable"), tr("Incidents"));
    shown_ = new WordFilter(this);
    shown_->setSourceModel(incidents_);
    table_->setModel(shown_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(IncidentTableModel::SeverityColumn, [](const QModelIndex& index) {
        return incidentSeverityTone(IncidentSeverity(index.data(IncidentTableModel::SeverityRole).toInt()));
    });
    delegate->setMainColumn(IncidentTableModel::Title);
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({76, 0, 92, 92, 84});
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("incidentsState"));
    state_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Reading incidents…")});
    list_ = new QStackedWidget;
    list_->addWidget(state_);
    list_->addWidget(belowTitle(table_));
    auto* left = new QWidget;
    left->setMinimumWidth(300);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    search_ = new SearchField;
    search_->setObjectName(QStringLiteral("incidentSearch"));
    search_->setPlaceholder(tr("Filter by title, environment, severity, state"));
    search_->lineEdit()->setAccessibleName(tr("Filter incidents"));
    search_->setPause(std::chrono::milliseconds(0));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(space::l, space::s, space::l, space::s);
    line->setSpacing(space::s);
    line->addWidget(search_, 1);
    line->addWidget(count_);
    column->addLayout(line);
    column->addWidget(list_, 1);
    return left;
}

void IncidentsScreen::showIncidents(const QList<Incident>& incidents, const QStringList& notes)
{
    incidents_->apply(incidents);
    if (notes.isEmpty())
        banner_->clear();
    else
        banner_->showMessage({.tone = Tone::Warning,
                              .text = tr("%Ln entry(s) of incidents cannot be read. The others are shown.",
                                         nullptr, int(notes.size())),
                              .details = notes.join(u'\n'),
                              .help = helpTopicOf(ErrorKind::Unreadable)});
    const auto open = std::count_if(incidents.begin(), incidents.end(), [](const Incident& incident) {
        return incident.state == IncidentState::Open || incident.state == IncidentState::Contained;
    });
    count_->setText(tr("Going on: %1 of %2", "counts of incidents")
                        .arg(formatCount(open), formatCount(incidents.size())));
    count_->setVisible(!incidents.isEmpty());
    search_->setVisible(!incidents.isEmpty());
    // Without any the list says what belongs here, over the whole width.
    page_->setVisible(!incidents.isEmpty());
    showList();
    if (incidents.isEmpty())
        return;
    const bool isOnePlace = std::all_of(incidents.begin(), incidents.end(), [&](const Incident& incident) {
        return incident.environment == incidents.first().environment;
    });
    table_->setColumnHidden(IncidentTableModel::Environment, isOnePlace); // the room is the title's
    if (!wanted_.isEmpty() && incidents_->rowOf(wanted_) >= 0)
        choose(wanted_);
    else if (chosen().isEmpty())
        table_->setCurrentIndex(shown_->index(0, 0));
}

/// The lines, or why there are none.
void IncidentsScreen::showList()
{
    list_->setCurrentIndex(shown_->rowCount() > 0 ? 1 : 0);
    if (shown_->rowCount() > 0)
        return;
    if (incidents_->rowCount() > 0)
        return state_->setContent(
            {.kind = StateContent::Kind::Empty,
             .icon = QStringLiteral("view-filter"),
             .title = tr("Nothing matches"),
             .text = tr("No incident has these words."),
             .actions = {{QStringLiteral("clearIncidentFilter"), tr("Clear the filter")}}});
    state_->setContent(
        {.kind = StateContent::Kind::Empty,
         .icon = QStringLiteral("flag"),
         .title = tr("No incident is known"),
         .text = tr("Open one when users are hurt: it gathers what changed before, what people note and "
                    "what is done. It works without any server."),
         .actions = !pack_->isHidden()
                        ? QList<StateAction>()
                        : QList<StateAction>{{QStringLiteral("openFirstIncident"), tr("Open incident…")}}});
}

void IncidentsScreen::filter()
{
    shown_->setWords(search_->text());
    showList();
    if (chosen().isEmpty() && shown_->rowCount() > 0)
        table_->setCurrentIndex(shown_->index(0, 0));
}

void IncidentsScreen::letFilterGo()
{
    search_->setText({});
    filter();
}

void IncidentsScreen::showError(const Error& error)
{
    if (incidents_->rowCount() > 0) // what was read stays
        return banner_->showError(error);
    state_->setContent(stateForError(error));
    list_->setCurrentIndex(0);
}

QString IncidentsScreen::chosen() const
{
    const auto at = current();
    return at.isValid() ? incidents_->at(at.row()).id : QString();
}

QModelIndex IncidentsScreen::current() const
{
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? QModelIndex() : shown_->mapToSource(rows.first());
}

void IncidentsScreen::choose(const QString& incident)
{
    const int row = incidents_->rowOf(incident);
    wanted_ = row < 0 ? incident : QString();
    if (row < 0)
        return;
    const auto incidentAt = incidents_->index(row, 0);
    if (!shown_->mapFromSource(incidentAt).isValid())
        letFilterGo();
    const auto at = shown_->mapFromSource(incidentAt);
    table_->setCurrentIndex(at);
    table_->scrollTo(at);
}

void IncidentsScreen::showPack(const QString& text, const QString& details)
{
    open_->setVisible(text.isEmpty());
    if (text.isEmpty())
        return pack_->clear();
    pack_->showMessage({.tone = Tone::Accent,
                        .text = text,
                        .details = details,
                        .actions = {{QStringLiteral("closePack"), tr("Close pack")}},
                        .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void IncidentsScreen::showOnCall(const QList<OnCallLine>& lines)
{
    onCall_->showLines(lines);
}

QString IncidentsScreen::chosenEnvironment() const
{
    const auto at = current();
    return at.isValid() ? incidents_->at(at.row()).environment : QString();
}

void IncidentsScreen::showTab(Tab tab)
{
    tabs_->setCurrentIndex(int(tab));
    tabs_->currentWidget()->setFocus();
}

void IncidentsScreen::refreshAges()
{
    incidents_->refreshAges();
    onCall_->refreshAges();
    page_->refreshAges();
    timeline_->refreshAges();
}

QByteArray IncidentsScreen::saveState() const
{
    QJsonObject state;
    state[QStringLiteral("columns")] = QString::fromLatin1(table_->header()->saveState().toBase64());
    state[QStringLiteral("parts")] = QString::fromLatin1(parts_->saveState().toBase64());
    state[QStringLiteral("tab")] = tabs_->currentIndex();
    state[QStringLiteral("incident")] = chosen();
    state[QStringLiteral("timeline")] = timeline_->filters()->state();
    state[QStringLiteral("lookBackMs")] = qint64(page_->diagnosis()->lookBackMs());
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void IncidentsScreen::restoreState(const QByteArray& text)
{
    const auto state = QJsonDocument::fromJson(text).object();
    const auto bytes = [&state](const char* name) {
        return QByteArray::fromBase64(state.value(QLatin1String(name)).toString().toLatin1());
    };
    if (const auto columns = bytes("columns"); !columns.isEmpty())
        table_->header()->restoreState(columns);
    if (const auto parts = bytes("parts"); !parts.isEmpty())
        parts_->restoreState(parts);
    tabs_->setCurrentIndex(std::clamp(state.value(QLatin1String("tab")).toInt(), 0, tabs_->count() - 1));
    timeline_->filters()->restore(state.value(QLatin1String("timeline")).toObject());
    page_->diagnosis()->setLookBack(state.value(QLatin1String("lookBackMs")).toInteger());
    if (const auto incident = state.value(QLatin1String("incident")).toString(); !incident.isEmpty())
        choose(incident);
}

void IncidentsScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT watchChanged();
}

void IncidentsScreen::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT watchChanged();
}

/// By the key itself: the logs have a search of their own, whose shortcut goes before it.
void IncidentsScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find) && search_->isVisible()) {
        search_->lineEdit()->setFocus();
        search_->lineEdit()->selectAll();
    } else if (event->key() == Qt::Key_Escape && !search_->text().isEmpty() && search_->isVisible()) {
        letFilterGo();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ph
