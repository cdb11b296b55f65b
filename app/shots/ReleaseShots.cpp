#include "app/shots/ReleaseShots.h"

#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "models/values/ReleaseDraft.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QAbstractItemView>

namespace ph {

void photographReleases(MainWindow& window, Photographer& camera, const QString& look, const QString& release)
{
    const auto named = [&](const char* what) {
        return QStringLiteral("%1-%2").arg(QLatin1String(what), look);
    };
    window.showDestination(QLatin1String(MainWindow::modelsId));
    auto* models = window.modelsScreen()->findChild<QAbstractItemView*>(QStringLiteral("modelList"));
    waitFor([&] { return models && models->model()->rowCount() > 0; });
    const auto choose = [&](const QString& name) {
        for (int row = 0; row < models->model()->rowCount(); ++row) {
            if (models->model()->index(row, 0).data().toString().contains(name))
                models->setCurrentIndex(models->model()->index(row, 0));
        }
        QTest::qWait(600);
    };
    auto* page = window.modelsScreen()->page();
    choose(QStringLiteral("fraud"));
    page->openTab(ModelPage::Tab::Versions);
    camera.take(window, named("models-versions"));
    page->openTab(ModelPage::Tab::Timeline);
    camera.take(window, named("models-timeline"));
    page->openTab(ModelPage::Tab::Compare);
    camera.take(window, named("models-compare"));
    choose(QStringLiteral("stopped-payment"));
    page->openTab(ModelPage::Tab::Compare);
    camera.take(window, named("models-prompt"));
    page->openTab(ModelPage::Tab::Versions);

    window.showDestination(QLatin1String(MainWindow::releasesId));
    camera.take(window, named("releases"));
    auto* releases = window.releasesController();
    const auto environment = QStringLiteral("production");
    releases->openEnvironment(environment);
    QTest::qWait(1500);
    camera.take(window, named("release-environment"));
    releases->openPolicy(environment);
    QTest::qWait(500);
    camera.take(window, named("release-policy"));
    releases->openRelease(release);
    QTest::qWait(1500);
    camera.take(window, named("release-page"));
    releases->openInbox();
    camera.take(window, named("release-inbox"));
    ReleaseDraft draft;
    draft.environment = environment;
    releases->draftRelease(draft);
    QTest::qWait(500);
    camera.take(window, named("release-draft"));
    for (const auto& tab : window.shell()->openTabs())
        window.shell()->closeTab(tab);
}

} // namespace ph
