#include "widgets/registry/VersionsTab.h"

#include "models/tables/ModelVersionTableModel.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/registry/VersionPane.h"

#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace ph {

VersionsTab::VersionsTab(Clock clock, QWidget* parent)
    : QWidget(parent)
    , versions_(new ModelVersionTableModel(this, std::move(clock)))
    , table_(new LineTable(QStringLiteral("versionTable"), tr("Versions")))
    , pane_(new VersionPane)
{
    setObjectName(QStringLiteral("versionsTab"));
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(ModelVersionTableModel::Version);
    delegate->setMutedColumns({ModelVersionTableModel::Status, ModelVersionTableModel::Created,
                               ModelVersionTableModel::By, ModelVersionTableModel::Description});
    table_->setModel(versions_);
    table_->setItemDelegate(delegate);
    table_->setColumns({72, 170, 84, 150, 104, 124, 0});
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setObjectName(QStringLiteral("versionsSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(belowTitle(table_));
    parts->addWidget(pane_);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 3);
    parts->setSizes({180, 460});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(parts);
    setFocusProxy(table_);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    Q_EMIT versionSelected(selected());
            });
    connect(table_, &QWidget::customContextMenuRequested, this, &VersionsTab::showMenu);
}

void VersionsTab::showVersions(const QList<VersionSummary>& versions, Choice choice)
{
    const QString was = choice == Choice::Keep ? selected() : QString();
    versions_->apply(versions);
    if (versions.isEmpty()) {
        pane_->showNone();
        return;
    }
    const auto at = was.isEmpty() ? QModelIndex() : versions_->indexOf(was);
    const auto wanted = at.isValid() ? at : versions_->index(0, 0);
    if (wanted != table_->currentIndex().siblingAtColumn(0))
        table_->setCurrentIndex(wanted);
}

QString VersionsTab::selected() const
{
    return table_->currentIndex().data(ModelVersionTableModel::NumberRole).toString();
}

void VersionsTab::select(const QString& version)
{
    if (const auto at = versions_->indexOf(version); at.isValid())
        table_->setCurrentIndex(at);
}

void VersionsTab::refreshAges()
{
    versions_->refreshAges();
}

void VersionsTab::showMenu(const QPoint& at)
{
    if (!table_->currentIndex().isValid())
        return;
    QMenu menu;
    const auto chosen = table_->selectionModel()->selectedRows();
    auto* compare = menu.addAction(tr("Compare the two versions"));
    compare->setEnabled(chosen.size() == 2);
    auto* release = menu.addAction(tr("Release this version…"));
    auto* rollback = menu.addAction(tr("Roll back to it…"));
    const auto* picked = menu.exec(table_->viewport()->mapToGlobal(at));
    if (picked == release)
        Q_EMIT pane_->releaseRequested(selected());
    else if (picked == rollback)
        Q_EMIT pane_->rollbackRequested(selected());
    else if (picked == compare) {
        // The older one is A.
        const auto rows = std::minmax(chosen[0].row(), chosen[1].row());
        Q_EMIT compareRequested(versions_->at(rows.second).version.version,
                                versions_->at(rows.first).version.version);
    }
}

} // namespace ph
