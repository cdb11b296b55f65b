#include "tests/support/Testing.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/shell/AboutDialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace ph;

namespace {

QList<ProgramComponent> components()
{
    using Use = ProgramComponent::Use;
    ProgramComponent own{Use::Itself, QStringLiteral("pilothouse"), QStringLiteral("Pilothouse"),
                         QStringLiteral("1.4.0"), QStringLiteral("GPL-3.0-or-later")};
    own.licenceText = QStringLiteral("GNU GENERAL PUBLIC LICENSE");
    const ProgramComponent zlib{Use::Linked, QStringLiteral("zlib"), QStringLiteral("zlib"),
                                {},          QStringLiteral("Zlib"), QStringLiteral("https://zlib.net")};
    ProgramComponent cli{Use::HeadersInside, QStringLiteral("cli11"), QStringLiteral("CLI11"),
                         QStringLiteral("2.1.2"), QStringLiteral("BSD-3-Clause")};
    cli.licenceText = QStringLiteral("Copyright <b>2017</b>");
    return {zlib, cli, own};
}

} // namespace

/// Which program this is, what it is made of, and under which licences.
class TestAboutDialog : public QObject {
    Q_OBJECT

    AboutDialog dialog_{QStringLiteral("1.4.0"), QStringLiteral("Pilothouse 1.4.0\nQt 6\n"), components()};

    LineTable* table() const { return dialog_.findChild<LineTable*>(QStringLiteral("aboutComponents")); }
    QString licence() const
    {
        return dialog_.findChild<QPlainTextEdit*>(QStringLiteral("aboutLicence"))->toPlainText();
    }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

private Q_SLOTS:
    void theProgramComesFirstAndItsLicenceIsRead()
    {
        QCOMPARE(dialog_.findChild<PlainLabel*>(QStringLiteral("aboutVersion"))->text(),
                 QStringLiteral("Pilothouse 1.4.0"));
        QCOMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(cell(0, ComponentTableModel::NameColumn), QStringLiteral("Pilothouse"));
        QCOMPARE(cell(1, ComponentTableModel::NameColumn), QStringLiteral("CLI11"));
        QCOMPARE(cell(1, ComponentTableModel::VersionColumn), QStringLiteral("2.1.2"));
        QCOMPARE(cell(1, ComponentTableModel::LicenceColumn), QStringLiteral("BSD-3-Clause"));
        QCOMPARE(cell(2, ComponentTableModel::VersionColumn), QStringLiteral("–")); // not known
        QCOMPARE(licence(), QStringLiteral("GNU GENERAL PUBLIC LICENSE"));
    }

    void theLicenceFollowsTheChosenComponent()
    {
        dialog_.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog_));
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(licence(), QStringLiteral("Copyright <b>2017</b>")); // as it is written
        QTest::keyClick(table(), Qt::Key_Down);
        QVERIFY(licence().contains(QLatin1String("https://zlib.net"))); // who has no text says where it is
        QTest::keyClick(table(), Qt::Key_Home);
    }

    void versionsAreCopiedForAReport()
    {
        QGuiApplication::clipboard()->clear();
        auto* copied = dialog_.findChild<PlainLabel*>(QStringLiteral("aboutCopied"));
        QVERIFY(copied->text().isEmpty());
        dialog_.findChild<QPushButton*>(QStringLiteral("aboutCopy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Pilothouse 1.4.0\nQt 6\n"));
        QVERIFY(!copied->text().isEmpty());
    }

    void escapeAndTheButtonCloseIt()
    {
        QSignalSpy closed(&dialog_, &QDialog::finished);
        dialog_.show();
        QTest::keyClick(&dialog_, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        dialog_.show();
        dialog_.findChild<QPushButton*>(QStringLiteral("aboutClose"))->click();
        QCOMPARE(closed.count(), 2);
    }
};

QTEST_MAIN(TestAboutDialog)
#include "tst_about_dialog.moc"
