#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/RolloutDrives.h"
#include "app/windows/Session.h"
#include "widgets/run/RunPage.h"
#include "widgets/shell/ShellFrame.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

// This window among others over the same workspace.
namespace ph {

namespace {

/// Whether somebody wrote something on the page that is nowhere else yet.
bool hasTypedText(const QWidget& page)
{
    for (const auto* line : page.findChildren<QLineEdit*>()) {
        if (line->isModified() && !line->isReadOnly() && !line->text().isEmpty())
            return true;
    }
    for (const auto* text : page.findChildren<QPlainTextEdit*>()) {
        if (text->document()->isModified() && !text->isReadOnly() && !text->document()->isEmpty())
            return true;
    }
    return false;
}

} // namespace

void MainWindow::buildWindows()
{
    connect(shell_, &ShellFrame::tabLeaves, this, &MainWindow::moveTab);
}

void MainWindow::newWindow()
{
    Q_EMIT windowRequested(layoutBeside(saveLayout(), {}));
}

QString MainWindow::whyTabStays(const QString& tab) const
{
    const auto* page = tab.isEmpty() ? nullptr : shell_->page(tab);
    if (!page)
        return tr("No tab is open that could be moved: open a run or a release first.");
    const auto driven = drives_->driven() + releasesController_->driven();
    if (std::any_of(driven.begin(), driven.end(), [&](const auto& id) { return tab.endsWith(id); }))
        return tr("This window drives what is in the tab, so the tab stays here.");
    // On a run's page only searches are typed.
    if (tab == ReleasesController::draft() || (!qobject_cast<const RunPage*>(page) && hasTypedText(*page)))
        return tr("What is written in this tab is not kept elsewhere yet, so the tab stays here.");
    return {};
}

void MainWindow::moveTab(const QString& tab)
{
    if (const auto why = whyTabStays(tab); !why.isEmpty())
        return say(why);
    const auto layout = layoutBeside(saveLayout(), {tab});
    shell_->closeTab(tab); // first: what is claimed by its page is free for the other one
    Q_EMIT windowRequested(layout);
}

/// All windows, which come back together at the next start; one that asks first stops it.
void MainWindow::quit()
{
    Q_EMIT quitting();
    QApplication::closeAllWindows();
}

} // namespace ph
