#include "widgets/registry/ModelPage.h"

#include "models/tables/Format.h"
#include "widgets/common/StateView.h"
#include "widgets/registry/ModelHeader.h"
#include "widgets/registry/TimelineTab.h"
#include "widgets/registry/VersionDiffView.h"
#include "widgets/registry/VersionPane.h"
#include "widgets/registry/VersionsTab.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

ModelPage::ModelPage(Clock clock, QWidget* parent)
    : QWidget(parent)
    , header_(new ModelHeader(clock))
    , versions_(new VersionsTab(clock))
    , timeline_(new TimelineTab)
    , diff_(new VersionDiffView)
    , tabs_(new QTabWidget)
    , state_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("modelPage"));
    tabs_->setObjectName(QStringLiteral("modelTabs"));
    tabs_->setAccessibleName(tr("Sections of the model"));
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setDrawBase(false);
    // In the order of ModelPage::Tab.
    tabs_->addTab(versions_, tr("Versions"));
    tabs_->addTab(timeline_, tr("Timeline"));
    tabs_->addTab(diff_, tr("Compare"));
    state_->setObjectName(QStringLiteral("modelState"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(tabs_, 1);
    stack_->addWidget(state_);
    stack_->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    setFocusProxy(tabs_);
    connect(versions_, &VersionsTab::versionSelected, this, &ModelPage::versionSelected);
    connect(versions_, &VersionsTab::compareRequested, this, [this](const QString& a, const QString& b) {
        openTab(Tab::Compare);
        diff_->choose(a, b);
    });
    // Only what is looked at is compared.
    connect(diff_, &VersionDiffView::comparisonRequested, this, [this](const QString& a, const QString& b) {
        if (currentTab() == Tab::Compare)
            Q_EMIT comparisonRequested(a, b);
    });
    connect(tabs_, &QTabWidget::currentChanged, this, [this] { diff_->requestComparison(); });
    connect(diff_, &VersionDiffView::copied, this, &ModelPage::copied);
    connect(versions_->pane(), &VersionPane::runActivated, this, &ModelPage::runActivated);
    connect(versions_->pane(), &VersionPane::retryRequested, this, &ModelPage::retryRequested);
    connect(versions_->pane(), &VersionPane::releaseRequested, this, [this](const QString& version) {
        if (summary_)
            Q_EMIT releaseRequested(summary_->model.key, version);
    });
    connect(versions_->pane(), &VersionPane::rollbackRequested, this, [this](const QString& version) {
        if (summary_)
            Q_EMIT rollbackRequested(summary_->model.key, version);
    });
    connect(state_, &StateView::actionTriggered, this, &ModelPage::retryRequested);
    showNone();
}

void ModelPage::showNone()
{
    summary_.reset();
    state_->setContent({StateContent::Kind::Empty,
                        QStringLiteral("labplot-cursor-arrow"),
                        tr("No model chosen"),
                        tr("Choose a model or prompt in the list."),
                        {},
                        {}});
    stack_->setCurrentIndex(0);
}

void ModelPage::showLoading(const EntityKey& model)
{
    if (this->model() == model)
        return;
    summary_.reset();
    state_->setContent({StateContent::Kind::Loading, {}, tr("Reading %1…").arg(model.remoteId), {}, {}, {}});
    stack_->setCurrentIndex(0);
}

void ModelPage::showError(const Error& error)
{
    summary_.reset();
    state_->setContent(stateForError(error));
    stack_->setCurrentIndex(0);
}

void ModelPage::showModel(const ModelDetails& model)
{
    const bool isSame = this->model() == model.summary.model.key;
    summary_ = model.summary;
    header_->showModel(model.summary);
    versions_->pane()->setConnection(model.summary.connection);
    QStringList numbers;
    for (const auto& version : model.versions)
        numbers << version.version.version;
    timeline_->showTimelines(model.timelines, model.nowMs,
                             isSame ? AliasTimelineView::Picture::Same : AliasTimelineView::Picture::Another);
    if (!isSame) {
        versions_->pane()->showNone();
        if (!numbers.isEmpty())
            versions_->pane()->showLoading(numbers.first());
    }
    versions_->showVersions(model.versions, isSame ? VersionsTab::Choice::Keep : VersionsTab::Choice::Newest);
    diff_->showVersions(numbers, isSame ? VersionDiffView::Choice::Keep : VersionDiffView::Choice::Anew);
    tabs_->setTabText(int(Tab::Versions), tr("Versions  %1").arg(formatCount(numbers.size())));
    stack_->setCurrentIndex(1);
    if (wanted_ && wanted_->model == model.summary.model.key)
        versions_->select(std::exchange(wanted_, std::nullopt)->version);
}

void ModelPage::selectVersion(const EntityKey& model, const QString& version)
{
    if (this->model() == model)
        versions_->select(version);
    else
        wanted_ = Wanted{model, version};
    openTab(Tab::Versions);
}

void ModelPage::showVersion(const VersionDetails& version)
{
    if (summary_ && version.side.version.version == selectedVersion() &&
        version.side.version.model == summary_->model.name())
        versions_->pane()->showVersion(version, summary_->model.kind);
}

void ModelPage::showVersionError(const Error& error)
{
    versions_->pane()->showError(error);
}

void ModelPage::showComparison(const ComparedVersions& compared)
{
    auto shown = compared;
    if (summary_ && summary_->model.kind == RegisteredModel::Kind::Prompt)
        shown.withoutFiles.clear();
    diff_->showComparison(shown);
}

void ModelPage::showComparisonLoading()
{
    diff_->showLoading();
}

void ModelPage::showComparisonError(const Error& error)
{
    diff_->showError(error);
}

std::optional<EntityKey> ModelPage::model() const
{
    return summary_ ? std::optional(summary_->model.key) : std::nullopt;
}

QString ModelPage::selectedVersion() const
{
    return versions_->selected();
}

void ModelPage::refreshAges()
{
    versions_->refreshAges();
}

void ModelPage::focusTimelineSearch()
{
    timeline_->focusSearch();
}

void ModelPage::openTab(Tab tab)
{
    tabs_->setCurrentIndex(int(tab));
}

ModelPage::Tab ModelPage::currentTab() const
{
    return Tab(tabs_->currentIndex());
}

} // namespace ph
