#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractPage.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/FrameSourceEdit.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>

// What a person does with the contracts: files that are chosen or dropped, and keys.

namespace ph {

namespace {

bool isContractFile(const QString& path)
{
    return path.endsWith(QLatin1String(".yaml"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".yml"), Qt::CaseInsensitive);
}

} // namespace

void ContractsView::chooseTable(std::function<void(const QString&)> take)
{
    const auto path = QFileDialog::getOpenFileName(
        this, tr("Choose a table"), {},
        tr("Tables (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;All files (*)"));
    if (!path.isEmpty())
        take(path);
}

void ContractsView::chooseReference()
{
    chooseTable([this](const QString& path) { Q_EMIT proposeRequested(path); });
}

void ContractsView::chooseContractFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Add a contract file"), {},
                                                   tr("Contracts (*.yaml *.yml);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT addRequested(path);
}

void ContractsView::check(const QString& path)
{
    if (!page_->contract() || path.isEmpty())
        return;
    checked_ = path;
    page_->check()->showRunning(path);
    page_->showPart(ContractPage::Part::Check);
    Q_EMIT checkRequested(*page_->contract(), path);
}

void ContractsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        Q_EMIT refreshRequested(); // people edit the files elsewhere, too
}

void ContractsView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Refresh))
        Q_EMIT refreshRequested();
    else
        QWidget::keyPressEvent(event);
}

void ContractsView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ContractsView::dropEvent(QDropEvent* event)
{
    const auto files = draggedFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    const auto& first = files.first();
    if (isContractFile(first))
        Q_EMIT addRequested(first);
    else if (stack_->currentWidget() == parts_ && detail_->currentWidget() == page_ && page_->contract())
        check(first);
    else
        Q_EMIT proposeRequested(first);
}

} // namespace ph
