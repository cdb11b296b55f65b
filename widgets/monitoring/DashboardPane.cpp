#include "widgets/monitoring/DashboardPane.h"

#include "widgets/common/Card.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/monitoring/MarkList.h"
#include "widgets/monitoring/MetricPanelView.h"
#include "widgets/monitoring/TimeChooser.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int narrowestPanel = 440;

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u':';
}

} // namespace

EndpointNames endpointNamesIn(const QString& text)
{
    const auto words = text.trimmed();
    const auto slash = words.indexOf(u'/');
    EndpointNames names;
    names.ns = slash < 0 ? QString() : words.left(slash);
    names.name = words.mid(slash + 1);
    names.model = names.name;
    return names;
}

DashboardPane::DashboardPane(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
{
    build();
    connect(source_, &QComboBox::activated, this, [this] {
        wantedSource_.reset();
        Q_EMIT subjectChanged();
    });
    connect(endpoint_, &QComboBox::activated, this, &DashboardPane::subjectChanged);
    connect(endpoint_->lineEdit(), &QLineEdit::returnPressed, this, &DashboardPane::subjectChanged);
    connect(time_, &TimeChooser::rangeChanged, this, &DashboardPane::rangeChanged);
    connect(time_, &TimeChooser::refreshChanged, this, &DashboardPane::refreshChanged);
    connect(queryField_, &SearchField::completionRequested, this, &DashboardPane::complete);
    const auto ask = [this](const QString& text) {
        setQuery(text.trimmed());
        Q_EMIT queryChanged();
    };
    connect(queryField_, &SearchField::submitted, this, ask);
    connect(queryField_, &SearchField::cleared, this, [ask] { ask({}); });
    showHint();
}

DashboardPane::~DashboardPane() = default;

void DashboardPane::build()
{
    setObjectName(QStringLiteral("dashboardPane"));
    source_ = new QComboBox;
    source_->setObjectName(QStringLiteral("dashboardSource"));
    source_->setAccessibleName(tr("Whom to ask"));
    endpoint_ = new QComboBox;
    endpoint_->setObjectName(QStringLiteral("dashboardEndpoint"));
    endpoint_->setAccessibleName(tr("Endpoint"));
    endpoint_->setEditable(true);
    endpoint_->setInsertPolicy(QComboBox::NoInsert);
    endpoint_->setMinimumContentsLength(28);
    endpoint_->setCurrentIndex(-1);
    endpoint_->lineEdit()->setPlaceholderText(tr("Endpoint: namespace/name, or a model"));
    time_ = new TimeChooser(clock_);
    auto* refresh = new IconButton(QStringLiteral("view-refresh"), tr("Ask again now"));
    refresh->setObjectName(QStringLiteral("dashboardRefresh"));
    connect(refresh, &QToolButton::clicked, this, &DashboardPane::refreshRequested);
    markMenu_ = new MarkMenu(this);
    connect(markMenu_, &MarkMenu::kindsChanged, this, &DashboardPane::passMarks);
    connect(markMenu_, &MarkMenu::listRequested, this, &DashboardPane::listMarks);
    auto* changes = new IconButton(QStringLiteral("flag"), tr("Changes of the endpoint: which, and a list"));
    changes->setObjectName(QStringLiteral("dashboardChanges"));
    changes->setPopupMode(QToolButton::InstantPopup);
    changes->setMenu(markMenu_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(source_);
    top->addWidget(endpoint_, 1);
    top->addWidget(time_);
    top->addWidget(changes);
    top->addWidget(refresh);

    queryField_ = new SearchField;
    queryField_->setObjectName(QStringLiteral("dashboardQuery"));
    queryField_->setTypeface(SearchField::Typeface::Code);
    queryField_->setPlaceholder(tr("Query in PromQL, Enter asks"));
    queryView_ = makePanel();
    MetricPanel free;
    free.id = QStringLiteral("query");
    queryView_->showPanel(free);
    hint_ = new StateView;
    hint_->setObjectName(QStringLiteral("dashboardHint"));
    hint_->setMinimumHeight(180);

    grid_ = new QWidget;
    grid_->setProperty("surface", true);
    grid_->setAttribute(Qt::WA_StyledBackground);
    auto* page = new QVBoxLayout(grid_);
    page->setContentsMargins(space::l, space::s, space::l, space::l);
    page->setSpacing(space::m);
    cells_ = new QGridLayout;
    cells_->setSpacing(space::m);
    markNote_ = noteText(QStringLiteral("markNote"));
    markNote_->hide();
    page->addWidget(hint_);
    page->addWidget(markNote_);
    page->addLayout(cells_);
    page->addWidget(queryField_);
    page->addWidget(queryView_);
    page->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("dashboardScroll"));
    scroll->setAccessibleName(tr("Panels of the dashboard"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(grid_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(scroll, 1);
    auto* query = new QShortcut(keysOf(ScreenKey::OwnQuery), this);
    query->setContext(Qt::WidgetWithChildrenShortcut);
    connect(query, &QShortcut::activated, this, [this] { queryField_->lineEdit()->setFocus(); });
}

MetricPanelView* DashboardPane::makePanel()
{
    auto* view = new MetricPanelView(clock_);
    view->addMenu(markMenu_);
    connect(view, &MetricPanelView::crossMoved, this, &DashboardPane::shareCross);
    connect(view, &MetricPanelView::retryRequested, this, &DashboardPane::refreshRequested);
    return view;
}

void DashboardPane::showSources(const QList<MonitorPlace>& sources)
{
    if (sources == sources_)
        return;
    const auto before = choice().source;
    sources_ = sources;
    {
        const QSignalBlocker quiet(source_);
        source_->clear();
        for (const auto& place : sources)
            source_->addItem(place.name, place.connection.value);
        const auto wanted = wantedSource_.value_or(before.value);
        source_->setCurrentIndex(std::max(sources.isEmpty() ? -1 : 0, source_->findData(wanted)));
    }
    source_->setVisible(sources.size() > 1);
    if (choice().source != before)
        Q_EMIT subjectChanged();
    showHint();
}

void DashboardPane::showEndpoints(const QStringList& titles)
{
    const QSignalBlocker quiet(endpoint_);
    const auto text = endpoint_->currentText();
    endpoint_->clear();
    endpoint_->addItems(titles);
    endpoint_->setCurrentIndex(int(titles.indexOf(text)));
    endpoint_->setEditText(text);
}

void DashboardPane::showMetricNames(const QStringList& names)
{
    names_ = names;
}

void DashboardPane::showPanels(const QList<MetricPanel>& panels)
{
    panelsError_.reset();
    if (panels == known_ && !panels.isEmpty())
        return showHint();
    known_ = panels;
    for (auto view = views_.begin(); view != views_.end();) {
        const bool stays = std::any_of(panels.begin(), panels.end(),
                                       [&view](const MetricPanel& panel) { return panel.id == view->first; });
        if (!stays)
            delete view->second;
        view = stays ? std::next(view) : views_.erase(view);
    }
    for (const auto& panel : panels) {
        auto& view = views_[panel.id];
        if (!view)
            view = makePanel();
        if (!(view->panel() == panel))
            view->showReading({});
        view->showPanel(panel);
    }
    columns_ = 0;
    arrange();
    passMarks();
    showHint();
}

void DashboardPane::showPanelsError(const Error& error)
{
    panelsError_ = error;
    showHint();
}

void DashboardPane::showReading(const QString& panelId, const PanelReading& reading)
{
    if (panelId == queryView_->panel().id)
        return queryView_->showReading(reading);
    if (const auto view = views_.find(panelId); view != views_.end())
        view->second->showReading(reading);
}

void DashboardPane::showMarks(const QList<DeployMark>& marks, const QString& note)
{
    marks_ = marks;
    markNote_->setText(note);
    markNote_->setVisible(!note.isEmpty());
    passMarks();
}

void DashboardPane::passMarks()
{
    const auto shown = ofKinds(marks_, markMenu_->kinds());
    for (auto* view : panels())
        view->showMarks(shown);
    if (markList_)
        markList_->showMarks(shown);
}

void DashboardPane::listMarks()
{
    if (!markList_)
        markList_ = new MarkList(this);
    passMarks();
    markList_->show();
    markList_->raise();
}

void DashboardPane::showQueryError(qsizetype offset, const QString& words)
{
    queryField_->showError(offset, 1, words);
}

void DashboardPane::showQueryRead()
{
    queryField_->clearError();
}

void DashboardPane::refreshAges()
{
    for (auto* view : panels())
        view->refreshAges();
}

void DashboardPane::showHint()
{
    hint_->setVisible(known_.isEmpty());
    queryField_->setEnabled(!sources_.isEmpty());
    if (!known_.isEmpty())
        return;
    if (panelsError_)
        return hint_->setContent(stateForError(*panelsError_));
    if (sources_.isEmpty())
        return hint_->setContent({StateContent::Kind::Empty,
                                  QStringLiteral("office-chart-line"),
                                  tr("Nobody here has metrics"),
                                  tr("Connect a Prometheus or a file of metrics, or switch one on."),
                                  {},
                                  {}});
    if (choice().endpoint.name.isEmpty())
        return hint_->setContent(
            {StateContent::Kind::Empty,
             QStringLiteral("network-server"),
             tr("Choose an endpoint"),
             tr("One of a cluster's, or write the name that its metrics go by. A query below needs none."),
             {},
             {}});
    hint_->setContent({StateContent::Kind::Loading, {}, tr("Asking which metrics there are…"), {}, {}, {}});
}

void DashboardPane::arrange()
{
    const int columns = std::clamp((width() - 2 * space::l) / narrowestPanel, 1, 3);
    if (columns == columns_)
        return;
    columns_ = columns;
    int at = 0;
    for (const auto& panel : std::as_const(known_)) {
        cells_->addWidget(views_.at(panel.id), at / columns, at % columns);
        ++at;
    }
    for (int column = 0; column < 3; ++column)
        cells_->setColumnStretch(column, column < columns ? 1 : 0);
}

void DashboardPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QList<MetricPanelView*> DashboardPane::panels() const
{
    QList<MetricPanelView*> shown;
    for (const auto& panel : known_)
        shown << views_.at(panel.id);
    return shown << queryView_;
}

void DashboardPane::shareCross(std::optional<double> x)
{
    for (auto* view : panels()) {
        if (view != sender())
            view->setCross(x);
    }
}

void DashboardPane::complete(const QString& text, int cursor)
{
    constexpr qsizetype mostOffered = 20;
    int from = cursor;
    while (from > 0 && isNameCharacter(text[from - 1]))
        --from;
    const auto word = text.mid(from, cursor - from);
    QList<CompletionItem> items;
    for (const auto& name : std::as_const(names_)) {
        if (word.size() > 1 && name != word && name.contains(word, Qt::CaseInsensitive))
            items.append({name, {}, tr("metric"), from, int(word.size())});
        if (items.size() == mostOffered)
            break;
    }
    queryField_->showCompletions(items);
}

DashboardChoice DashboardPane::choice() const
{
    DashboardChoice choice;
    choice.source = {source_->currentData().toLongLong()};
    choice.endpoint = endpointNamesIn(endpoint_->currentText());
    choice.time = time_->choice();
    choice.refreshSeconds = time_->refreshSeconds();
    choice.query = query_;
    return choice;
}

void DashboardPane::openEndpoint(const QString& title)
{
    endpoint_->setEditText(title);
    Q_EMIT subjectChanged();
}

void DashboardPane::setQuery(const QString& expression)
{
    query_ = expression;
    queryField_->setText(expression);
    MetricPanel free;
    free.id = QStringLiteral("query");
    EndpointPanel part;
    part.expression = expression;
    if (!expression.isEmpty())
        free.parts << part;
    queryView_->showPanel(free);
}

} // namespace ph
