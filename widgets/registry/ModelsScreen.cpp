#include "widgets/registry/ModelsScreen.h"

#include "models/tables/RegisteredModelTableModel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/registry/ModelListPane.h"
#include "widgets/registry/ModelPage.h"

#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ModelsScreen::ModelsScreen(QWidget* parent, Clock clock)
    : QWidget(parent)
    , models_(new RegisteredModelTableModel(this, clock))
    , list_(new ModelListPane(models_))
    , page_(new ModelPage(std::move(clock)))
    , banner_(new Banner)
    , empty_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("modelsScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    banner_->setObjectName(QStringLiteral("modelsBanner"));
    empty_->setObjectName(QStringLiteral("modelsEmpty"));
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setObjectName(QStringLiteral("modelsSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(list_);
    parts->addWidget(page_);
    parts->setStretchFactor(1, 1);
    parts->setSizes({300, 900});
    stack_->addWidget(empty_);
    stack_->addWidget(parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(list_);
    connect(list_, &ModelListPane::currentChanged, this, [this] {
        if (const auto model = selected())
            Q_EMIT modelSelected(*model);
        else
            page_->showNone();
    });
    connect(list_, &ModelListPane::activated, page_, [this] { page_->setFocus(); });
    connect(page_, &ModelPage::retryRequested, this, &ModelsScreen::retryRequested);
    connect(banner_, &Banner::actionTriggered, this, &ModelsScreen::retryRequested);
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("modelsAddConnection"))
            Q_EMIT addConnectionRequested();
        else
            Q_EMIT syncRequested();
    });
    auto* keys = new QShortcut(keysOf(ScreenKey::Find), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &ModelsScreen::find);
    updateState();
}

void ModelsScreen::showModels(const QList<ModelSummary>& models)
{
    models_->applyModels(models);
    updateState();
    if (!selected() && models_->rowCount() > 0)
        select(models_->at(0).model.key);
}

void ModelsScreen::refreshAges()
{
    models_->refreshAges();
    page_->refreshAges();
}

void ModelsScreen::find()
{
    // What is searched is what one is in.
    if (page_->currentTab() == ModelPage::Tab::Timeline && page_->isAncestorOf(QApplication::focusWidget()))
        page_->focusTimelineSearch();
    else
        list_->focusSearch();
}

void ModelsScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        list_->setFocus();
    else
        QWidget::keyPressEvent(event);
}

void ModelsScreen::setPhase(Phase phase)
{
    if (std::exchange(phase_, phase) != phase)
        updateState();
}

void ModelsScreen::showError(const Error& error)
{
    banner_->showError(error);
}

void ModelsScreen::clearError()
{
    banner_->clear();
}

void ModelsScreen::select(const EntityKey& model)
{
    list_->select(model);
}

std::optional<EntityKey> ModelsScreen::selected() const
{
    return list_->selected();
}

void ModelsScreen::updateState()
{
    stack_->setCurrentIndex(models_->total() > 0 ? 1 : 0);
    const StateAction add{QStringLiteral("modelsAddConnection"), tr("Add a connection"),
                          QStringLiteral("list-add")};
    const StateAction sync{QStringLiteral("modelsSync"), tr("Sync now"), QStringLiteral("view-refresh")};
    switch (phase_) {
    case Phase::Loading:
        empty_->setContent({StateContent::Kind::Loading, {}, tr("Reading the registry…"), {}, {}, {}});
        break;
    case Phase::NoConnection:
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("network-connect"),
                            tr("No registry yet"),
                            tr("Connect a tracking server or open a store: its registered models, versions, "
                               "aliases and prompts come here."),
                            {},
                            {add}});
        break;
    case Phase::NotSynced:
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("folder-sync"),
                            tr("Not synced yet"),
                            tr("No connection was read whole so far. Its registry is read after its runs."),
                            {},
                            {sync}});
        break;
    case Phase::Ready:
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("tag"),
                            tr("No registered models"),
                            tr("The registries were read, and hold no model and no prompt."),
                            {},
                            {sync}});
        break;
    }
}

} // namespace ph
