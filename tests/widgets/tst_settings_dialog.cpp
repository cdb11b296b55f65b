#include "models/tables/CleaningTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingEdit.h"
#include "widgets/settings/SettingWords.h"
#include "widgets/settings/SettingsDialog.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

using namespace ph;

namespace {

SettingLayers layersOf(const SettingValues& user, const SettingValues& workspace = {})
{
    return {user, workspace};
}

const QString motion = QStringLiteral("motion"), age = QStringLiteral("observed-age");

template <class T>
T* named(QWidget& root, const QString& name)
{
    return root.findChild<T*>(name);
}

CleaningPlan somePlan()
{
    CleaningPlan plan;
    plan.observed.fileBytes = 5 << 20;
    for (const auto kind : {CacheKind::Curves, CacheKind::Artifacts, CacheKind::Tables})
        plan.caches.push_back({.kind = kind});
    plan.caches[0].goes.add(3 << 20, 1'700'000'000'000);
    return plan;
}

} // namespace

/// What is set, who set it, and what is told of a change.
class TestSettingsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingHasItsLine()
    {
        SettingsDialog dialog;
        for (const auto& key : settingKeys()) {
            auto* edit = dialog.edit(key.name);
            QVERIFY2(edit, qPrintable(key.name));
            QVERIFY2(!edit->field()->accessibleName().isEmpty(), qPrintable(key.name));
            QVERIFY2(edit->field()->accessibleName() != key.name, qPrintable(key.name));
        }
    }

    void everyControlHasAName()
    {
        SettingsDialog dialog;
        dialog.showFiles(QStringLiteral("/a"), QStringLiteral("/b"), {});
        dialog.cleaning()->showPlan(somePlan());
        dialog.showImport(QStringLiteral("mine.yaml"), {QStringLiteral("theme")}, {});
        dialog.showUpdateAnswer(QStringLiteral("This is the newest version."));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        using Page = SettingsDialog::Page;
        for (const auto page : {Page::Look, Page::Keeping, Page::Updates, Page::Moving}) {
            dialog.showPage(page);
            for (auto* widget : dialog.findChildren<QWidget*>()) {
                const bool takesTab = widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
                                      (widget->focusPolicy() & Qt::TabFocus);
                if (!takesTab || qobject_cast<QTabBar*>(widget))
                    continue;
                auto* face = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(face && !face->text(QAccessible::Name).trimmed().isEmpty(),
                         qPrintable(QStringLiteral("%1 %2").arg(int(page)).arg(widget->objectName())));
            }
        }
    }

    void itTellsWhoSetIt()
    {
        SettingsDialog dialog;
        dialog.showLayers(layersOf({{motion, QStringLiteral("full")}}, {{age, QStringLiteral("30d")}}));
        const auto origin = [&](const QString& name) {
            return named<QLabel>(dialog, QStringLiteral("settingOrigin-") + name)->text();
        };
        QCOMPARE(origin(motion), QStringLiteral("yours"));
        QCOMPARE(origin(age), QStringLiteral("of this workspace"));
        QCOMPARE(origin(QStringLiteral("theme")), QStringLiteral("default"));
        QCOMPARE(dialog.edit(age)->field()->currentText(), QStringLiteral("30 days"));
        QVERIFY(named<QCheckBox>(dialog, QStringLiteral("settingHere-") + age)->isChecked());
        // What a workspace cannot say has no box for it.
        QVERIFY(named<QCheckBox>(dialog, QStringLiteral("settingHere-update-check"))->isHidden());
    }

    void aChangeIsToldWhereTheValueStands()
    {
        SettingsDialog dialog;
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        dialog.showLayers(layersOf({}, {{age, QStringLiteral("30d")}}));
        auto* field = dialog.edit(age)->field();
        field->setEditText(QStringLiteral("45d"));
        Q_EMIT field->lineEdit()->editingFinished();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), age);
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("45d"));
        QCOMPARE(chosen[0][2].value<SettingOrigin>(), SettingOrigin::Workspace);
        named<QPushButton>(dialog, QStringLiteral("settingReset-") + age)->click();
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen[1][1].toString(), QString());
        QCOMPARE(chosen[1][2].value<SettingOrigin>(), SettingOrigin::Workspace);
    }

    void valuesAreShownForPeople_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        const auto size = QStringLiteral("curves-size"), address = QStringLiteral("update-address");
        const auto row = [](const char* what, const QString& name, const char* value, const char* text) {
            QTest::newRow(what) << name << QString::fromLatin1(value) << QString::fromLatin1(text);
        };
        row("days", age, "90d", "90 days");
        row("hours", age, "36h", "36 hours");
        row("minutes", age, "45m", "45 minutes");
        row("seconds", age, "90s", "90 seconds");
        row("without an end", age, "forever", "forever");
        row("a size", size, "256MiB", "256 MiB");
        row("a large size", size, "1GiB", "1 GiB");
        row("a size as it may be written, too", size, "2 gib", "2 GiB");
        row("a size without a unit", size, "500", "500 MiB");
        row("without a limit", size, "unlimited", "unlimited");
        row("what has no other words", address, "https://news.example/1", "https://news.example/1");
    }

    void valuesAreShownForPeople()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, text);
        const auto& key = *settingKey(name);
        QVERIFY(!objectionToSetting(key, value));
        QCOMPARE(settingValueText(key, value), text);
        // And taken back as something that means the same.
        const auto meant = settingValueFrom(key, text);
        QVERIFY(!objectionToSetting(key, meant));
        QCOMPARE(settingValueText(key, meant), text);
    }

    void whatAPersonWritesBecomesAValue_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("value");
        QTest::newRow("as in the file") << QStringLiteral("45d") << QStringLiteral("45d");
        QTest::newRow("in words") << QStringLiteral(" 45 Days ") << QStringLiteral("45d");
        QTest::newRow("with a space") << QStringLiteral("45 d") << QStringLiteral("45d");
        QTest::newRow("the word without an end") << QStringLiteral("Forever") << QStringLiteral("forever");
        QTest::newRow("nothing") << QString() << QStringLiteral("forever");
        QTest::newRow("what is none") << QStringLiteral("4.5 days") << QStringLiteral("4.5 days");
        QTest::newRow("a number alone") << QStringLiteral("45") << QStringLiteral("45");
    }

    void whatAPersonWritesBecomesAValue()
    {
        QFETCH(QString, words);
        QFETCH(QString, value);
        QCOMPARE(settingValueFrom(*settingKey(age), words), value);
    }

    void aValueOfTheFileIsAChoiceToo()
    {
        SettingsDialog dialog;
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        auto* field = dialog.edit(age)->field();
        const auto offered = field->count();
        dialog.showLayers(layersOf({{age, QStringLiteral("45d")}}));
        QCOMPARE(field->count(), offered + 1);
        QCOMPARE(field->currentText(), QStringLiteral("45 days"));
        QCOMPARE(field->currentData().toString(), QStringLiteral("45d"));
        Q_EMIT field->lineEdit()->editingFinished(); // nothing was written
        QCOMPARE(chosen.count(), 0);
        dialog.showLayers(layersOf({{age, QStringLiteral("90d")}}));
        QCOMPARE(field->currentText(), QStringLiteral("90 days"));
        const auto at = field->findText(QStringLiteral("45 days"));
        Q_EMIT field->activated(at);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("45d"));
    }

    void aValueThatIsWrittenInAnotherWayStaysSo()
    {
        SettingsDialog dialog;
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        const auto size = QStringLiteral("curves-size");
        auto* field = dialog.edit(size)->field();
        const auto offered = field->count();
        dialog.showLayers(layersOf({{size, QStringLiteral("1 GiB")}}));
        QCOMPARE(field->count(), offered); // it is one of them
        QCOMPARE(field->currentText(), QStringLiteral("1 GiB"));
        Q_EMIT field->lineEdit()->editingFinished();
        QCOMPARE(chosen.count(), 0);
    }

    void whatDoesNotHoldYetIsSaidBesideIt()
    {
        SettingsDialog dialog;
        auto* edit = dialog.edit(QStringLiteral("language"));
        const auto* note = named<QLabel>(dialog, QStringLiteral("settingNote-language"));
        QVERIFY(note->isHidden());
        edit->showNote(QStringLiteral("At the next start."));
        QVERIFY(!note->isHidden());
        dialog.showLayers({}); // values alone do not change it
        QVERIFY(!note->isHidden());
        QVERIFY(edit->field()->accessibleDescription().contains(QStringLiteral("At the next start.")));
        edit->showNote({});
        QVERIFY(note->isHidden());
        QCOMPARE(edit->field()->accessibleDescription(), QStringLiteral("default"));
    }

    void whatIsNoValueIsRefusedBesideIt()
    {
        SettingsDialog dialog;
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        auto* field = dialog.edit(age)->field();
        field->setEditText(QStringLiteral("soon"));
        Q_EMIT field->lineEdit()->editingFinished();
        QCOMPARE(chosen.count(), 0);
        const auto* objection = named<QLabel>(dialog, QStringLiteral("settingObjection-") + age);
        QVERIFY(!objection->isHidden());
        QVERIFY(objection->text().contains(QStringLiteral("90d")));
        dialog.showLayers({});
        QVERIFY(objection->isHidden());
        QCOMPARE(field->currentText(), QStringLiteral("forever"));
    }

    void nothingIsDeletedBeforeItWasShown()
    {
        SettingsDialog dialog;
        auto& cleaning = *dialog.cleaning();
        const auto* remove = named<QPushButton>(dialog, QStringLiteral("cleaningDelete"));
        const auto* cancel = named<QPushButton>(dialog, QStringLiteral("cleaningCancel"));
        QVERIFY(remove->isHidden());
        cleaning.showPlan(somePlan());
        QVERIFY(!remove->isHidden());
        const auto* table = named<QTreeView>(dialog, QStringLiteral("cleaningTable"));
        QCOMPARE(table->model()->rowCount(), 4);
        QVERIFY(table->model()
                    ->index(1, CleaningTableModel::GoesColumn)
                    .data()
                    .toString()
                    .contains(QStringLiteral("3.0 MiB")));
        cleaning.showRunning(QStringLiteral("Deleting"), 1, 4);
        QVERIFY(remove->isHidden());
        QVERIFY(!cancel->isHidden());
        cleaning.showGone(somePlan());
        QVERIFY(remove->isHidden());
        QVERIFY(cancel->isHidden());
        // Other limits: what was shown is none of theirs.
        cleaning.showPlan(somePlan());
        cleaning.clear();
        QVERIFY(remove->isHidden());
    }

    void anImportIsShownBeforeItIsTakenOver()
    {
        SettingsDialog dialog;
        const auto* confirm = named<QPushButton>(dialog, QStringLiteral("settingsImportConfirm"));
        dialog.showImport(QStringLiteral("mine.yaml"), {}, {QStringLiteral("lab: a command")});
        QVERIFY(confirm->isHidden());
        dialog.showImport(QStringLiteral("mine.yaml"), {QStringLiteral("theme: system → dark")}, {});
        QVERIFY(!confirm->isHidden());
        QCOMPARE(named<QPlainTextEdit>(dialog, QStringLiteral("settingsImportChanges"))->toPlainText(),
                 QStringLiteral("theme: system → dark"));
        dialog.showMoved(QStringLiteral("Done."));
        QVERIFY(confirm->isHidden());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
