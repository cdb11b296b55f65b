#include "app/shots/SettingsShots.h"

#include "app/settings/SettingsController.h"
#include "widgets/settings/CleaningView.h"

#include <QPushButton>
#include <QTest>

namespace ph {

void photographSettings(Photographer& camera, MainWindow& window,
                        const std::function<QString(const char*)>& named)
{
    auto* settings = window.settingsController();
    settings->put(QStringLiteral("curves-size"), QStringLiteral("1MiB"), SettingOrigin::Workspace);
    settings->put(QStringLiteral("observed-age"), QStringLiteral("90d"), SettingOrigin::User);
    using Page = SettingsDialog::Page;
    for (const auto& [page, name] :
         {std::pair(Page::Look, "settings"), std::pair(Page::Updates, "settings-updates"),
          std::pair(Page::Moving, "settings-moving"), std::pair(Page::Keeping, "settings-keeping")}) {
        settings->openDialog(&window, page);
        QTest::qWait(400); // the files are read again
        camera.take(*settings->dialog(), named(name));
    }
    auto* cleaning = settings->dialog()->cleaning();
    Q_EMIT cleaning->lookRequested();
    QTest::qWait(800);
    camera.take(*settings->dialog(), named("settings-cleaning"));
    settings->dialog()->close();
    settings->put(QStringLiteral("curves-size"), {}, SettingOrigin::Workspace);
    settings->put(QStringLiteral("observed-age"), {}, SettingOrigin::User);
    QTest::qWait(400);
}

} // namespace ph
