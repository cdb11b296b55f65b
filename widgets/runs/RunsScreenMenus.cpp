// The menus of the runs screen; everything else about it is in RunsScreen.cpp.
#include "models/tables/RunTableModel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QMenu>

namespace ph {

void RunsScreen::addCopyActions(QMenu* menu)
{
    const auto add = [&](const QString& words, CopyFormat format) {
        return menu->addAction(words, this, [this, format] { table_->copy(format); });
    };
    auto* tsv = add(tr("Copy as a table"), CopyFormat::Tsv);
    tsv->setShortcut(keysOf(ScreenKey::Copy));
    add(tr("Copy as CSV"), CopyFormat::Csv);
    add(tr("Copy as Markdown"), CopyFormat::Markdown);
}

void RunsScreen::addExportActions(QMenu* menu)
{
    struct Offer {
        QString words;
        RunsExportFormat format;
    };
    const QList<Offer> formats{{tr("CSV"), RunsExportFormat::Csv},
                               {tr("JSON"), RunsExportFormat::JsonArray},
                               {tr("JSON, one run a line"), RunsExportFormat::NdJson}};
    const auto runs = selectedRuns();
    if (!runs.isEmpty()) {
        auto* chosen = menu->addMenu(tr("Export %Ln selected", nullptr, int(runs.size())));
        for (const auto& offer : formats) {
            chosen->addAction(offer.words, this, [this, runs, format = offer.format] {
                Q_EMIT exportRequested(RunsScopeOf::Selection, format, runs);
            });
        }
    }
    auto* all = menu->addMenu(tr("Export all %Ln matches", nullptr, int(status_.matched)));
    for (const auto& offer : formats) {
        all->addAction(offer.words, this, [this, format = offer.format] {
            Q_EMIT exportRequested(RunsScopeOf::AllMatches, format, {});
        });
    }
}

void RunsScreen::runMenu(const QPoint& globalPosition)
{
    const auto runs = selectedRuns();
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("runsMenu"));
    if (runs.size() == 1) {
        auto* open = menu.addAction(tr("Open"), this, [this, runs] { Q_EMIT runActivated(runs.first()); });
        open->setShortcut(keysOf(ScreenKey::Open));
    }
    if (runs.size() > 1) {
        menu.addAction(themedIcon(QStringLiteral("view-statistics")), tr("Compare"), this,
                       [this, runs] { Q_EMIT compareRequested(RunsScopeOf::Selection, runs); });
    }
    if (!runs.isEmpty()) {
        menu.addAction(themedIcon(QStringLiteral("cloud-download")), tr("Pin for offline"), this,
                       [this, runs] { Q_EMIT pinRequested(runs); });
        menu.addSeparator();
    }
    addCopyActions(&menu);
    menu.addSeparator();
    addExportActions(&menu);
    if (runs_ && runs_->listing()->arrangement.kind != Arrangement::Kind::Flat) {
        menu.addSeparator();
        menu.addAction(themedIcon(QStringLiteral("expand-all")), tr("Expand all"), runs_,
                       &RunTableModel::expandAll);
        menu.addAction(themedIcon(QStringLiteral("collapse-all")), tr("Collapse all"), runs_,
                       &RunTableModel::collapseAll);
    }
    menu.exec(globalPosition);
}

} // namespace ph
