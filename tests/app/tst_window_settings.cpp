#include "app/Desktop.h"
#include "app/settings/Language.h"
#include "app/settings/SettingsController.h"
#include "tests/app/RunDesk.h"
#include "widgets/common/Motion.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingEdit.h"

#include <QMenuBar>
#include <QPushButton>
#include <QXmlStreamReader>

using namespace ph;
using namespace ph::testing;

namespace {

QByteArray bytesIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// English texts that have another Chinese one, by the catalog.
QSet<QString> textsToTranslate()
{
    QFile file(sourceFile(QStringLiteral("translations/pilothouse_zh_CN.ts")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSet<QString> texts;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const auto translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!source.isEmpty() && !translation.trimmed().isEmpty() && translation != source)
                texts.insert(source);
        }
    }
    return texts;
}

QStringList menusOf(const MainWindow& window)
{
    QStringList texts;
    for (const auto* menu : window.menuBar()->actions()) {
        texts << menu->text();
        for (const auto* action : menu->menu()->actions())
            texts << action->text();
    }
    texts.removeAll(QString());
    return texts;
}

/// What is still in English on what is shown now.
QStringList leftInEnglish(const MainWindow& window)
{
    static const auto english = textsToTranslate();
    QStringList left;
    for (const auto& text : allTexts(window) + menusOf(window)) {
        if (english.contains(text))
            left << text;
    }
    left.removeDuplicates();
    left.removeAll(QStringLiteral("champion")); // a run's name, and a word of gates
    return left;
}

bool isChinese(const QString& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; });
}

} // namespace

/// Settings in the window: they hold at once, and the language changes while it is open.
class TestWindowSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        speakLanguage(*qApp, {});
        applyMotion(*qApp, MotionChoice::System);
    }

    void whatIsChosenHoldsAtOnceAndIsWritten()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        auto* settings = window.settingsController();
        settings->openDialog(&window);
        auto* dialog = settings->dialog();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto* theme = dialog->edit(QStringLiteral("theme"));
        QVERIFY(theme);
        QCOMPARE(said(*dialog, QStringLiteral("settingOrigin-theme")), QStringLiteral("default"));
        theme->field()->setCurrentIndex(2);
        Q_EMIT theme->field()->activated(2);
        QCOMPARE(said(*dialog, QStringLiteral("settingOrigin-theme")), QStringLiteral("yours"));
        QVERIFY(Theme::of(&window).isDark);
        QTRY_VERIFY_WITH_TIMEOUT(bytesIn(userSettingsFile()).contains("\ntheme: dark\n"), patienceMs);

        // Only here.
        QVERIFY(click(*dialog, QStringLiteral("settingHere-theme")));
        QCOMPARE(said(*dialog, QStringLiteral("settingOrigin-theme")), QStringLiteral("of this workspace"));
        const auto here = workspaceSettingsFile(desk.folder());
        QTRY_VERIFY_WITH_TIMEOUT(bytesIn(here).contains("\ntheme: dark\n"), patienceMs);
        QVERIFY(click(*dialog, QStringLiteral("settingReset-theme")));
        QVERIFY(click(*dialog, QStringLiteral("settingReset-theme")));
        QCOMPARE(said(*dialog, QStringLiteral("settingOrigin-theme")), QStringLiteral("default"));
        QTRY_VERIFY_WITH_TIMEOUT(!bytesIn(userSettingsFile()).contains("\ntheme:"), patienceMs);
    }

    void whatAnEditorWritesHoldsAsWell()
    {
        Desk desk;
        desk.open();
        auto* settings = desk.window().settingsController();
        settings->put(QStringLiteral("motion"), QStringLiteral("reduced"), SettingOrigin::User);
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(userSettingsFile()), patienceMs);
        QTest::qWait(300); // until it is watched
        QFile file(userSettingsFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("motion: full\ntheme: pink\n");
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(settings->settings().motion == Settings::Motion::Full, patienceMs);
        QCOMPARE(int(settings->known().remarks.size()), 1);
        QVERIFY(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
    }

    void coloursOfAnOldLayoutBecomeASetting()
    {
        Desk desk;
        desk.open();
        desk.window().restoreLayout(R"({"scheme": 2})");
        QVERIFY(Theme::of(&desk.window()).isDark);
        QTRY_VERIFY_WITH_TIMEOUT(bytesIn(userSettingsFile()).contains("\ntheme: dark\n"), patienceMs);
        QVERIFY(!desk.window().saveLayout().contains("scheme"));
        desk.window().restoreLayout(R"({"scheme": 1})"); // once: what is chosen now goes before
        QVERIFY(Theme::of(&desk.window()).isDark);
    }

    void whatWouldBeDeletedIsShownFirst()
    {
        Desk desk;
        const auto tables = QString::fromStdString((desk.folder() / "tables" / "1" / "run").string());
        QVERIFY(QDir().mkpath(tables));
        QFile copy(tables + QStringLiteral("/rows.csv"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(QByteArray(2 << 20, 'x'));
        copy.close();
        desk.open();
        auto& window = desk.window();
        auto* settings = window.settingsController();
        settings->put(QStringLiteral("tables-size"), QStringLiteral("1MiB"), SettingOrigin::Workspace);
        settings->openDialog(&window, SettingsDialog::Page::Keeping);
        auto* dialog = settings->dialog();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QTest::qWait(300);
        QVERIFY(!isShown(*dialog, QStringLiteral("cleaningDelete")));
        QVERIFY(click(*dialog, QStringLiteral("cleaningLook")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(*dialog, QStringLiteral("cleaningDelete")), patienceMs);
        QVERIFY(QFile::exists(copy.fileName()));
        QCOMPARE(dialog->cleaning()->plan().caches.back().goes.count, 1);
        QVERIFY(click(*dialog, QStringLiteral("cleaningDelete")));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(copy.fileName()), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(*dialog, QStringLiteral("cleaningDelete")), patienceMs);
    }

    void whatIsOverItsLimitIsSaidAndLeadsToWhatWouldGo()
    {
        Desk desk;
        const auto tables = QString::fromStdString((desk.folder() / "tables" / "1" / "run").string());
        QVERIFY(QDir().mkpath(tables));
        QFile copy(tables + QStringLiteral("/rows.csv"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(QByteArray(2 << 20, 'x'));
        copy.close();
        desk.open();
        auto& window = desk.window();
        auto* settings = window.settingsController();
        settings->lookAtLimits(); // there are none
        QVERIFY(!isShown(window, QStringLiteral("overLimit")));
        settings->put(QStringLiteral("tables-size"), QStringLiteral("1MiB"), SettingOrigin::Workspace);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, QStringLiteral("overLimit")), patienceMs);
        QCOMPARE(find(window, QStringLiteral("overLimit"))->accessibleName(),
                 QStringLiteral("Over its limit: Copies of runs' tables"));
        QVERIFY(QFile::exists(copy.fileName())); // nothing goes by itself
        QVERIFY(click(window, QStringLiteral("overLimit")));
        QVERIFY(settings->dialog());
        QCOMPARE(settings->dialog()->page(), SettingsDialog::Page::Keeping);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(*settings->dialog(), QStringLiteral("cleaningDelete")), patienceMs);
        QVERIFY(click(*settings->dialog(), QStringLiteral("cleaningDelete")));
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(window, QStringLiteral("overLimit")), patienceMs);
    }

    void noUpdateIsLookedForUnlessAsked()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        auto* settings = window.settingsController();
        QCOMPARE(settings->settings().updateCheck, Settings::UpdateCheck::Off);
        if (!settings->settings().updateAddress.isEmpty())
            return;
        settings->openDialog(&window, SettingsDialog::Page::Updates);
        auto* dialog = settings->dialog();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QVERIFY(click(*dialog, QStringLiteral("settingsCheck")));
        QTRY_VERIFY_WITH_TIMEOUT(said(*dialog, QStringLiteral("settingsChecked")).contains(u'.'), patienceMs);
    }

    void theLanguageChangesWhileTheWindowIsOpen()
    {
        Studio studio;
        Desk desk;
        desk.know(studio.fixture);
        desk.open();
        auto& window = desk.window();
        QTRY_VERIFY_WITH_TIMEOUT(said(window, QStringLiteral("runsStatus")).contains(u'2'), patienceMs);
        QVERIFY(openRun(window, QStringLiteral("champion")));
        const auto tabs = window.shell()->openTabs();
        QVERIFY(click(window, QStringLiteral("nav-experiments")));
        QVERIFY(type(window, QStringLiteral("runsQuery"), QStringLiteral("metrics.auc > 0.2")));
        QTest::qWait(1200);
        QVERIFY(!textsToTranslate().isEmpty());

        auto* settings = window.settingsController();
        settings->put(QStringLiteral("language"), QStringLiteral("zh_CN"), SettingOrigin::User);
        QTRY_VERIFY_WITH_TIMEOUT(isChinese(window.menuBar()->actions().first()->text()), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(window.shell()->openTabs(), tabs, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(find(window, QStringLiteral("runsQuery"))->findChild<QLineEdit*>()->text(),
                                  QStringLiteral("metrics.auc > 0.2"), patienceMs);
        for (const char* id :
             {MainWindow::experimentsId, MainWindow::compareId, MainWindow::modelsId, MainWindow::releasesId,
              MainWindow::endpointsId, MainWindow::driftId, MainWindow::monitoringId, MainWindow::incidentsId,
              MainWindow::connectionsId}) {
            window.showDestination(QLatin1String(id));
            QTest::qWait(300);
            const auto left = leftInEnglish(window);
            QVERIFY2(left.isEmpty(), qPrintable(QLatin1String(id) + QStringLiteral(": ") + left.join(u'|')));
        }

        // And back, with its connection still there.
        window.settingsController()->put(QStringLiteral("language"), QStringLiteral("en"),
                                         SettingOrigin::User);
        QTRY_COMPARE_WITH_TIMEOUT(window.menuBar()->actions().first()->text(), QStringLiteral("&File"),
                                  patienceMs);
        const auto menus = menusOf(window);
        QVERIFY2(std::none_of(menus.begin(), menus.end(), isChinese), qPrintable(menus.join(u'|')));
        window.showDestination(QLatin1String(MainWindow::experimentsId));
        QTRY_VERIFY_WITH_TIMEOUT(said(window, QStringLiteral("runsStatus")).contains(u'2'), patienceMs);
    }

    void aLanguageThatWaitsSaysSoBesideItsField()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        auto* settings = window.settingsController();
        QPlainTextEdit written(&window);
        written.show();
        QTest::keyClicks(&written, QStringLiteral("not sent yet"));
        settings->openDialog(&window);
        auto* dialog = settings->dialog();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const auto note = QStringLiteral("settingNote-language");
        QVERIFY(!isShown(*dialog, note));
        settings->put(QStringLiteral("language"), QStringLiteral("zh_CN"), SettingOrigin::User);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(*dialog, note), patienceMs);
        QCOMPARE(window.settingsController(), settings); // nothing was made anew
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(!settings->dialog(), patienceMs);
        settings->openDialog(&window);
        QVERIFY(isShown(*settings->dialog(), note));
        settings->put(QStringLiteral("language"), {}, SettingOrigin::User); // as it is shown
        QTRY_VERIFY_WITH_TIMEOUT(!isShown(*settings->dialog(), note), patienceMs);
    }

    void valuesOfAnImportAreShownForPeople()
    {
        Desk desk;
        QFile file(desk.path(QStringLiteral("mine.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("pilothouse-settings: 1\nsettings:\n  observed-age: 90d\n");
        file.close();
        desk.open();
        auto* settings = desk.window().settingsController();
        settings->openDialog(&desk.window(), SettingsDialog::Page::Moving);
        QVERIFY(QTest::qWaitForWindowExposed(settings->dialog()));
        const auto answer = Answer::withFile(file.fileName());
        QVERIFY(click(*settings->dialog(), QStringLiteral("settingsImport")));
        QTRY_COMPARE_WITH_TIMEOUT(said(*settings->dialog(), QStringLiteral("settingsImportChanges")),
                                  QStringLiteral("What was observed, for: forever → 90 days"), patienceMs);
    }

    void aDialogOfSettingsComesBackWhereItWas()
    {
        Desk desk;
        desk.open();
        auto& window = desk.window();
        window.settingsController()->openDialog(&window, SettingsDialog::Page::Keeping);
        window.settingsController()->put(QStringLiteral("language"), QStringLiteral("zh_CN"),
                                         SettingOrigin::User);
        QTRY_VERIFY_WITH_TIMEOUT(window.settingsController() && window.settingsController()->dialog() &&
                                     isChinese(window.menuBar()->actions().first()->text()),
                                 patienceMs);
        QCOMPARE(window.settingsController()->dialog()->page(), SettingsDialog::Page::Keeping);
    }
};

QTEST_MAIN(TestWindowSettings)
#include "tst_window_settings.moc"
