#include "widgets/run/InputsTab.h"

#include "models/tables/ArtifactPreview.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ph {
namespace {

constexpr qsizetype largestLaidOut =
    64 << 10; // schemas above this are shown as they came: laying out would be felt

QString pretty(const QString& json)
{
    if (json.size() > largestLaidOut)
        return json;
    return decodePreview(QStringLiteral("schema.json"), json.toUtf8()).text;
}

} // namespace

InputsTab::InputsTab(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    list_ = new QTreeWidget;
    list_->setObjectName(QStringLiteral("inputsList"));
    list_->setAccessibleName(tr("Dataset inputs"));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setHeaderLabels({tr("Dataset"), tr("Context"), tr("Digest"), tr("Source type"), tr("Source")});
    detail_ = new QPlainTextEdit;
    detail_->setObjectName(QStringLiteral("inputsDetail"));
    detail_->setReadOnly(true);
    detail_->setFont(monoFont());
    detail_->setAccessibleName(tr("Schema and profile"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(list_);
    splitter->addWidget(detail_);
    splitter->setStretchFactor(1, 2);
    auto* empty = new StateView;
    empty->setContent({StateContent::Kind::Empty,
                       QStringLiteral("folder-database"),
                       tr("No dataset inputs"),
                       tr("mlflow.log_input() records which data a run was made from, with a digest."),
                       {},
                       {}});
    stack_ = new QStackedWidget;
    stack_->addWidget(splitter);
    stack_->addWidget(empty);
    stack_->setCurrentIndex(1);
    column->addWidget(stack_);
    connect(list_, &QTreeWidget::currentItemChanged, this, &InputsTab::showDetail);
}

void InputsTab::showInputs(const QList<DatasetInput>& inputs)
{
    stack_->setCurrentIndex(inputs.isEmpty() ? 1 : 0);
    if (inputs == inputs_)
        return;
    inputs_ = inputs;
    const int current = std::max(0, list_->indexOfTopLevelItem(list_->currentItem()));
    list_->clear();
    for (const DatasetInput& input : inputs_)
        list_->addTopLevelItem(new QTreeWidgetItem({input.name, input.context,
                                                    input.digest.isEmpty() ? tr("missing") : input.digest,
                                                    input.sourceType, input.source}));
    for (int c = 0; c < 4; ++c) {
        list_->resizeColumnToContents(c);
        list_->setColumnWidth(c, std::min(list_->columnWidth(c) + space::l, 260));
    }
    list_->setCurrentItem(list_->topLevelItem(std::min(current, list_->topLevelItemCount() - 1)));
}

void InputsTab::showDetail()
{
    const int at = list_->indexOfTopLevelItem(list_->currentItem());
    if (at < 0 || at >= inputs_.size()) {
        detail_->clear();
        return;
    }
    const DatasetInput& input = inputs_[at];
    QStringList parts;
    parts << tr("Source") << (input.source.isEmpty() ? tr("(none)") : pretty(input.source)) << QString();
    parts << tr("Schema") << (input.schema.isEmpty() ? tr("(none)") : pretty(input.schema)) << QString();
    if (!input.profile.isEmpty())
        parts << tr("Profile") << pretty(input.profile);
    detail_->setPlainText(parts.join(u'\n'));
}

} // namespace ph
