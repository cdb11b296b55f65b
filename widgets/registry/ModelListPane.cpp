#include "widgets/registry/ModelListPane.h"

#include "models/tables/CopyText.h"
#include "models/tables/Format.h"
#include "models/values/CopiedText.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/registry/ModelDelegate.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ModelListPane::ModelListPane(RegisteredModelTableModel* models, QWidget* parent)
    : QWidget(parent)
    , models_(models)
    , search_(new SearchField)
    , kinds_(new QComboBox)
    , list_(new QListView)
    , count_(new PlainLabel)
    , none_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("modelListPane"));
    setMinimumWidth(240);
    auto* title = new PlainLabel(tr("Models"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    count_->setObjectName(QStringLiteral("modelCount"));
    count_->setRole(PlainLabel::Role::Faint);
    kinds_->setObjectName(QStringLiteral("modelKinds"));
    kinds_->setAccessibleName(tr("Kinds that are shown"));
    kinds_->addItem(tr("All"), int(ModelFilter::Kinds::All));
    kinds_->addItem(tr("Models"), int(ModelFilter::Kinds::Models));
    kinds_->addItem(tr("Prompts"), int(ModelFilter::Kinds::Prompts));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::m, space::s);
    top->setSpacing(space::s);
    top->addWidget(title);
    top->addWidget(count_, 1);
    top->addWidget(kinds_);
    search_->setObjectName(QStringLiteral("modelSearch"));
    search_->setPlaceholder(tr("Name, alias, tag, connection"));
    search_->lineEdit()->setAccessibleName(tr("Search models and prompts"));
    search_->setPause(std::chrono::milliseconds(0));
    search_->lineEdit()->installEventFilter(this);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(space::m, 0, space::m, space::s);
    searchRow->addWidget(search_);

    list_->setObjectName(QStringLiteral("modelList"));
    list_->setAccessibleName(tr("Models and prompts"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(models_);
    list_->setItemDelegate(new ModelDelegate(list_));
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setUniformItemSizes(true);
    list_->installEventFilter(this);
    setFocusProxy(list_);
    none_->setObjectName(QStringLiteral("modelsNoMatch"));
    none_->setContent({StateContent::Kind::Empty,
                       QStringLiteral("view-filter"),
                       tr("Nothing matches"),
                       tr("No model or prompt has these words and this kind."),
                       {},
                       {{QStringLiteral("clearModelFilter"), tr("Clear the search")}}});
    stack_->addWidget(list_);
    stack_->addWidget(none_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(searchRow);
    column->addWidget(stack_, 1);

    connect(search_, &SearchField::settled, this, &ModelListPane::applyFilter);
    connect(search_, &SearchField::cleared, this, &ModelListPane::applyFilter);
    connect(kinds_, &QComboBox::currentIndexChanged, this, &ModelListPane::applyFilter);
    connect(none_, &StateView::actionTriggered, this, &ModelListPane::clearFilter);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ModelListPane::currentChanged);
    connect(list_, &QListView::activated, this, &ModelListPane::activated);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(models_, signal, this, &ModelListPane::updateState);
    updateState();
}

void ModelListPane::select(const EntityKey& model)
{
    if (const auto at = models_->indexOf(model); at.isValid())
        list_->setCurrentIndex(at);
}

std::optional<EntityKey> ModelListPane::selected() const
{
    const auto current = list_->currentIndex();
    return current.isValid() ? std::optional(models_->at(current.row()).model.key) : std::nullopt;
}

void ModelListPane::focusSearch()
{
    search_->lineEdit()->setFocus();
    search_->lineEdit()->selectAll();
}

bool ModelListPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == search_->lineEdit() && key->key() == Qt::Key_Down && models_->rowCount() > 0) {
        list_->setFocus();
        if (!list_->currentIndex().isValid())
            list_->setCurrentIndex(models_->index(0, 0));
        return true;
    }
    if (watched == list_ && key->matches(QKeySequence::Copy) && list_->currentIndex().isValid()) {
        QStringList cells;
        for (int column = 0; column < models_->columnCount(); ++column)
            cells << copyCell(copiedText(list_->currentIndex().siblingAtColumn(column)), CopyFormat::Tsv);
        copyRows({copyRow(cells, CopyFormat::Tsv)});
        return true;
    }
    if (watched == list_ && key->key() == Qt::Key_Escape && !models_->filter().isEmpty()) {
        clearFilter();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ModelListPane::applyFilter()
{
    models_->setFilter({ModelFilter::Kinds(kinds_->currentData().toInt()), search_->text()});
    updateState();
}

void ModelListPane::clearFilter()
{
    search_->setText({});
    kinds_->setCurrentIndex(0);
    applyFilter();
}

void ModelListPane::updateState()
{
    const int shown = models_->rowCount(), all = models_->total();
    count_->setText(shown == all ? formatCount(all)
                                 : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
    stack_->setCurrentIndex(shown == 0 && all > 0 ? 1 : 0);
}

} // namespace ph
