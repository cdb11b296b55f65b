#include "widgets/endpoints/EndpointsScreen.h"

#include "models/tables/EndpointModel.h"
#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/endpoints/EndpointDetail.h"
#include "widgets/endpoints/EndpointTable.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

// Beside it the table still shows health, name, traffic and what is served.
constexpr int besideWidth = 1100;

} // namespace

EndpointsScreen::EndpointsScreen(EndpointModel* endpoints, QWidget* parent, Clock clock)
    : QWidget(parent)
    , endpoints_(endpoints)
    , clock_(std::move(clock))
{
    build();
    connect(search_, &SearchField::settled, this, &EndpointsScreen::applyFilter);
    connect(search_, &SearchField::cleared, this, &EndpointsScreen::applyFilter);
    connect(table_, &EndpointTable::chosen, this, &EndpointsScreen::showDetail);
    connect(table_, &EndpointTable::copied, this, &EndpointsScreen::copied);
    connect(detail_, &EndpointDetail::closeRequested, this, &EndpointsScreen::closeDetail);
    connect(detail_, &EndpointDetail::versionActivated, this, &EndpointsScreen::versionActivated);
    connect(detail_, &EndpointDetail::pageChanged, this, &EndpointsScreen::pageChanged);
    connect(detail_, &EndpointDetail::trafficRequested, this, &EndpointsScreen::trafficRequested);
    connect(detail_, &EndpointDetail::rolloutRequested, this, &EndpointsScreen::rolloutRequested);
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("addCluster"))
            Q_EMIT addClusterRequested();
        else if (id == QLatin1StringView("endpointsRetry"))
            Q_EMIT retryRequested();
        else
            clearFilter();
    });
    for (const auto* banner : {banner_, failure_})
        connect(banner, &Banner::actionTriggered, this, &EndpointsScreen::retryRequested);
    connect(endpoints_, &EndpointModel::endpointsChanged, this, [this] {
        updateState();
        if (opened())
            detail_->showChanges();
    });
    updateState();
}

EndpointsScreen::~EndpointsScreen()
{
    disconnect(detail_, nullptr, this, nullptr); // it is hidden when it goes, and would tell of that
}

void EndpointsScreen::build()
{
    setObjectName(QStringLiteral("endpointsScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Endpoints"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    count_ = new PlainLabel;
    count_->setObjectName(QStringLiteral("endpointCount"));
    count_->setRole(PlainLabel::Role::Faint);
    search_ = new SearchField;
    search_->setObjectName(QStringLiteral("endpointSearch"));
    search_->setPlaceholder(tr("Filter by name, namespace, model, system, health"));
    search_->lineEdit()->setAccessibleName(tr("Filter endpoints"));
    search_->setPause(std::chrono::milliseconds(0));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(title);
    top->addWidget(count_);
    top->addSpacing(space::m);
    top->addWidget(search_, 1);

    table_ = new EndpointTable(endpoints_);
    empty_ = new StateView;
    empty_->setObjectName(QStringLiteral("endpointsEmpty"));
    stack_ = new QStackedWidget;
    stack_->addWidget(empty_);
    stack_->addWidget(belowTitle(table_));
    stack_->setMinimumWidth(320);
    detail_ = new EndpointDetail(*endpoints_, clock_);
    detail_->hide();
    parts_ = new QSplitter(Qt::Horizontal);
    parts_->setObjectName(QStringLiteral("endpointsSplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(stack_);
    parts_->addWidget(detail_);
    parts_->setStretchFactor(0, 1);
    parts_->setStretchFactor(1, 1);
    parts_->setSizes({660, 520});
    failure_ = new Banner;
    failure_->setObjectName(QStringLiteral("endpointsFailure"));
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("endpointsBanner"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(failure_);
    column->addWidget(banner_);
    column->addLayout(top);
    column->addWidget(parts_, 1);
    setFocusProxy(table_);
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        search_->lineEdit()->setFocus();
        search_->lineEdit()->selectAll();
    });
}

void EndpointsScreen::showClusters(const QList<ClusterStanding>& clusters)
{
    const auto before = std::exchange(clusters_, clusters);
    if (std::equal(before.begin(), before.end(), clusters.begin(), clusters.end(), looksAlike))
        return;
    updateState();
    if (const auto shown = opened())
        detail_->showEndpoint(*shown); // its age, and whether it is one
}

void EndpointsScreen::setCacheRead()
{
    cache_ = Cache::Read;
    failure_->clear();
    updateState();
}

void EndpointsScreen::showError(const Error& error)
{
    failure_->showError(error);
}

void EndpointsScreen::open(const EntityKey& endpoint)
{
    if (!endpoints_->indexOf(endpoint).isValid())
        clearFilter(); // which may hide it
    table_->select(endpoint);
    if (endpoints_->find(endpoint))
        showDetail(endpoint);
    table_->setFocus();
}

std::optional<EntityKey> EndpointsScreen::opened() const
{
    return detail_->isVisibleTo(parts_) ? detail_->endpoint() : std::nullopt;
}

std::optional<EntityKey> EndpointsScreen::page() const
{
    return detail_->page();
}

void EndpointsScreen::showEvents(const EndpointEvents& events)
{
    detail_->showEvents(events);
}

void EndpointsScreen::showRolloutBeside()
{
    detail_->showRolloutBeside(EndpointDetail::RolloutBeside::Kept);
}

void EndpointsScreen::showTrafficRefusal(const QString& refusal)
{
    detail_->showTrafficRefusal(refusal);
}

void EndpointsScreen::showDetail(const EntityKey& endpoint)
{
    detail_->showEndpoint(endpoint);
    detail_->show();
}

void EndpointsScreen::closeDetail()
{
    detail_->hide();
    table_->setFocus();
}

void EndpointsScreen::applyFilter()
{
    endpoints_->setFilter(search_->text());
    updateState();
}

void EndpointsScreen::clearFilter()
{
    search_->setText({});
    applyFilter();
}

void EndpointsScreen::updateState()
{
    const int shown = endpoints_->rowCount(), all = endpoints_->total();
    count_->setText(shown == all ? formatCount(all)
                                 : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
    stack_->setCurrentIndex(shown > 0 ? 1 : 0);
    search_->setEnabled(all > 0);
    if (shown == 0)
        showEmpty();
    updateNotice();
}

void EndpointsScreen::showEmpty()
{
    if (endpoints_->total() > 0)
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("view-filter"),
                            tr("Nothing matches"),
                            tr("No endpoint has these words."),
                            {},
                            {{QStringLiteral("clearEndpointFilter"), tr("Clear the filter")}}});
    else if (cache_ == Cache::Unread)
        empty_->setContent({StateContent::Kind::Loading, {}, tr("Reading the endpoints…"), {}, {}, {}});
    else
        empty_->setContent(noEndpoints(clusters_));
}

void EndpointsScreen::updateNotice()
{
    // Where the middle of the screen says it, nothing says it again.
    const auto kind = empty_->content().kind;
    const bool isSaid = stack_->currentIndex() == 0 &&
                        (kind == StateContent::Kind::Error || kind == StateContent::Kind::Forbidden);
    const auto notice = isSaid ? std::nullopt : clusterNotice(clusters_, toMs(clock_()));
    if (notice == notice_)
        return; // what was dismissed stays dismissed, what was unfolded unfolded
    notice_ = notice;
    if (notice)
        banner_->showMessage(
            {.tone = notice->tone,
             .text = notice->text,
             .details = notice->details,
             .actions = {{QStringLiteral("endpointsAgain"), tr("Try again"), QStringLiteral("view-refresh")}},
             .help = notice->help});
    else
        banner_->clear();
}

void EndpointsScreen::refreshAges()
{
    endpoints_->refreshAges();
    detail_->refreshAges();
    updateNotice();
}

QByteArray EndpointsScreen::saveState() const
{
    return parts_->saveState();
}

void EndpointsScreen::restoreState(const QByteArray& state)
{
    const auto orientation = parts_->orientation();
    parts_->restoreState(state);
    parts_->setOrientation(orientation);
}

void EndpointsScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && opened())
        closeDetail();
    else if (event->key() == Qt::Key_Escape && !endpoints_->filter().isEmpty())
        clearFilter();
    else
        QWidget::keyPressEvent(event);
}

void EndpointsScreen::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    parts_->setOrientation(width() >= besideWidth ? Qt::Horizontal : Qt::Vertical);
}

} // namespace ph
