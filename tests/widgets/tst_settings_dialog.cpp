#include "models/tables/CleaningTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingEdit.h"
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
        QCOMPARE(dialog.edit(age)->field()->currentText(), QStringLiteral("30d"));
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
