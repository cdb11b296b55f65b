#include "app/contracts/ContractsController.h"
#include "app/drift/DriftController.h"
#include "tests/app/Desk.h"
#include "widgets/common/Badge.h"
#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractPage.h"
#include "widgets/contracts/ContractTextView.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/drift/StudyTable.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QMimeData>
#include <QSemaphore>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

const QByteArray invoices =
    "name: invoices\nteam: billing\ncolumns:\n  amount: {type: integer, unit: cent}\n";

QString writeFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

/// Payments of which every amount lies from 1 to 40, but for those that are given.
QString writePayments(const Desk& desk, const QString& name, const QByteArray& more = {})
{
    QByteArray text("id,amount\n");
    for (int row = 1; row <= 40; ++row)
        text += "p" + QByteArray::number(row) + ',' + QByteArray::number(row) + ".5\n";
    return writeFile(desk.path(name), text + more);
}

QString shelfPath(const Desk& desk, const QString& file = {})
{
    return QString::fromStdString((desk.folder() / "contracts").string()) + u'/' + file;
}

QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList({q("*.yaml")}, QDir::Files, QDir::Name);
}

QByteArray textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ContractsView& viewOf(Desk& desk)
{
    return *desk.window().driftScreen()->contracts();
}

bool openContracts(Desk& desk)
{
    desk.open();
    if (QTest::currentTestFailed() || !click(desk.window(), q("nav-drift")))
        return false;
    desk.window().driftScreen()->showArea(DriftScreen::Area::Contracts);
    return true;
}

QPlainTextEdit& textEdit(Desk& desk)
{
    return *find<QPlainTextEdit>(desk.window(), q("contractText"));
}

/// As a person does who marks a word and types over it.
void typeOver(Desk& desk, const QString& word, const QString& other)
{
    auto& edit = textEdit(desk);
    edit.setFocus();
    edit.moveCursor(QTextCursor::Start);
    QVERIFY2(edit.find(word), qPrintable(edit.toPlainText()));
    QTest::keyClicks(&edit, other);
}

QString standing(Desk& desk)
{
    return find<Badge>(desk.window(), q("contractStanding"))->text();
}

QString banner(Desk& desk)
{
    return bannerText(desk.window(), q("contractsBanner"));
}

const QAbstractItemModel& shelf(Desk& desk)
{
    return *find<StudyTable>(desk.window(), q("contractsTable"))->model();
}

QString cellOf(Desk& desk, const QString& contract, ContractShelfModel::Column column)
{
    const auto at = indexOf(shelf(desk), contract, {}, ContractShelfModel::Name);
    return at.isValid() ? at.siblingAtColumn(column).data().toString() : QString();
}

void openText(Desk& desk)
{
    viewOf(desk).page()->showPart(ContractPage::Part::Text);
    QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
}

/// Checks a table as if it were chosen in the dialog.
void checkFile(Desk& desk, const QString& path)
{
    const auto answer = Answer::withFile(path);
    QVERIFY(click(desk.window(), q("contractCheckButton")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractVerdictText")), patienceMs);
}

} // namespace

/// Data contracts, through the window: from a table to a contract, to a table that breaks it, and to a team
/// that means something else.
class TestWindowContracts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromAProposalToADisputeAndAway()
    {
        Desk desk;
        QVERIFY(openContracts(desk));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractsEmpty")), patienceMs);

        // Proposed, with a name that is asked for.
        desk.window().driftController()->contracts()->propose(writePayments(desk, q("payments.csv")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractNewName")), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
        QVERIFY(!find<QAbstractButton>(desk.window(), q("contractSave"))->isEnabled());
        QVERIFY(type(desk.window(), q("contractNewName"), q("payments")));
        QVERIFY(type(desk.window(), q("contractNewTeam"), q("risk")));
        QVERIFY2(textEdit(desk).toPlainText().startsWith(q("name: \"payments\"\nteam: \"risk\"\n")),
                 qPrintable(textEdit(desk).toPlainText()));

        // A mistake is told at its line as one types, and cannot be kept.
        typeOver(desk, q("number"), q("nummer"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("1 mistake(s)"), patienceMs);
        const auto* problems = find<QListWidget>(desk.window(), q("contractProblems"));
        QVERIFY(problems->isVisible());
        const int line = textEdit(desk).textCursor().blockNumber() + 1;
        QVERIFY2(problems->item(0)->text().startsWith(q("Line %1,").arg(line)),
                 qPrintable(problems->item(0)->text()));
        QVERIFY(!find<QAbstractButton>(desk.window(), q("contractSave"))->isEnabled());
        typeOver(desk, q("nummer"), q("number"));
        QTest::keyClick(&textEdit(desk), Qt::Key_Return);
        QTest::keyClicks(&textEdit(desk), q("    unit: EUR"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
        QVERIFY(click(desk.window(), q("contractSave")));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 1, patienceMs);
        QCOMPARE(filesIn(shelfPath(desk)), QStringList{q("payments.yaml")});
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("contractTitle")), q("payments"), patienceMs);
        QVERIFY(!viewOf(desk).hasUnsaved());

        // A table that breaks it: which rule, how many rows, and the first of them.
        checkFile(desk, writePayments(desk, q("today.csv"), "p41,-3\np42,900\n"));
        QCOMPARE(said(desk.window(), q("contractVerdictText")), q("The data violates the contract"));
        const auto* findings = find<StudyTable>(desk.window(), q("contractFindings"))->model();
        const auto range = indexOf(*findings, q("Range"), {}, ContractFindingModel::Rule);
        QCOMPARE(range.siblingAtColumn(ContractFindingModel::Verdict).data().toString(), q("Violated"));
        QCOMPARE(range.siblingAtColumn(ContractFindingModel::Broken).data().toString(), q("2"));
        QCOMPARE(range.siblingAtColumn(ContractFindingModel::Found).data().toString(),
                 q("row 41: -3, row 42: 900"));
        QVERIFY(said(desk.window(), q("contractCheckFacts")).contains(q("42 rows read")));

        // Another team means cents: both stand in the disputes, and a line leads to its contract.
        desk.window().driftController()->contracts()->add(writeFile(desk.path(q("invoices.yaml")), invoices));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 2, patienceMs);
        QCOMPARE(cellOf(desk, q("payments"), ContractShelfModel::Standing), q("1 frozen"));
        QCOMPARE(said(desk.window(), q("disputesPart")), q("Disputes · 1"));
        QVERIFY(click(desk.window(), q("disputesPart")));
        auto* disputes = find<StudyTable>(desk.window(), q("disputesTable"));
        QCOMPARE(disputes->model()->rowCount(), 2);
        clickIndex(*disputes, indexOf(*disputes->model(), q("payments"), {}, FeatureDisputeModel::Contract));
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("contractTitle")), q("payments"), patienceMs);
        QVERIFY(said(desk.window(), q("contractFrozen")).contains(q("invoices (billing): integer in cent")));

        // Removed, and put back.
        QVERIFY(click(desk.window(), q("contractRemove")));
        QVERIFY(banner(desk).contains(q("Remove payments")));
        QVERIFY(click(desk.window(), q("contractRemoveYes")));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 1, patienceMs);
        QCOMPARE(filesIn(shelfPath(desk, q("removed"))).size(), 1);
        QCOMPARE(said(desk.window(), q("disputesPart")), q("Disputes"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractPutBack")), patienceMs);
        QVERIFY(click(desk.window(), q("contractPutBack")));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 2, patienceMs);
        QCOMPARE(filesIn(shelfPath(desk, q("removed"))).size(), 0);
    }

    void whatIsFrozenIsRefusedInWords()
    {
        Desk desk;
        writeFile(shelfPath(desk, q("invoices.yaml")), invoices);
        writeFile(shelfPath(desk, q("payments.yaml")),
                  "name: payments\nteam: risk\ncolumns:\n  amount: {type: number, unit: EUR}\n");
        QVERIFY(openContracts(desk));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 2, patienceMs);
        viewOf(desk).select(shelfPath(desk, q("payments.yaml")));
        openText(desk);
        typeOver(desk, q("EUR"), q("USD"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("Frozen"), patienceMs);
        QVERIFY(said(desk.window(), q("contractWhyNot")).contains(q("amount is frozen")));
        QVERIFY(!find<QAbstractButton>(desk.window(), q("contractSave"))->isEnabled());
        // Whoever comes round to the other's word settles it.
        typeOver(desk, q("number, unit: USD"), q("integer, unit: cent"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
        QTest::keyClick(&textEdit(desk), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("disputesPart")), q("Disputes"), patienceMs);
        QVERIFY(textOf(shelfPath(desk, q("payments.yaml"))).contains("integer, unit: cent"));
        QCOMPARE(filesIn(shelfPath(desk, q("removed"))).size(), 1); // what it was before
    }

    void whatCannotBeReadStandsThereAndIsPutRight()
    {
        Desk desk;
        writeFile(shelfPath(desk, q("broken.yaml")),
                  "name: refunds\nteam: risk\ncolumns:\n  x: {typ: text}\n");
        writeFile(shelfPath(desk, q("invoices.yaml")), invoices);
        QVERIFY(openContracts(desk));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 2, patienceMs);
        QCOMPARE(cellOf(desk, q("broken.yaml"), ContractShelfModel::Standing), q("Cannot be read"));
        const auto mistake = cellOf(desk, q("broken.yaml"), ContractShelfModel::Dataset);
        QVERIFY2(mistake.startsWith(q("Line 4, column ")), qPrintable(mistake));
        viewOf(desk).select(shelfPath(desk, q("broken.yaml")));
        QTRY_VERIFY_WITH_TIMEOUT(standing(desk).contains(q("mistake(s)")), patienceMs);
        typeOver(desk, q("typ:"), q("type:"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
        QVERIFY(click(desk.window(), q("contractSave")));
        QTRY_COMPARE_WITH_TIMEOUT(cellOf(desk, q("refunds"), ContractShelfModel::Team), q("risk"),
                                  patienceMs);
        QCOMPARE(filesIn(shelfPath(desk)), QStringList({q("broken.yaml"), q("invoices.yaml")}));
    }

    void editsAreNeverLostSilently()
    {
        Desk desk;
        writeFile(shelfPath(desk, q("invoices.yaml")), invoices);
        writeFile(shelfPath(desk, q("other.yaml")), "name: other\ncolumns: {x: {type: text}}\n");
        QVERIFY(openContracts(desk));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 2, patienceMs);
        viewOf(desk).select(shelfPath(desk, q("invoices.yaml")));
        openText(desk);
        typeOver(desk, q("billing"), q("books"));
        auto* table = find<StudyTable>(desk.window(), q("contractsTable"));
        clickIndex(*table, indexOf(shelf(desk), q("other"), {}, ContractShelfModel::Name));
        QVERIFY(banner(desk).contains(q("invoices has edits")));
        QCOMPARE(said(desk.window(), q("contractTitle")), q("invoices"));
        QTRY_VERIFY(isShown(desk.window(), q("contractLeaveStay")));
        QVERIFY(click(desk.window(), q("contractLeaveStay")));
        QTRY_VERIFY(!isShown(desk.window(), q("contractsBanner")));
        QVERIFY(textEdit(desk).toPlainText().contains(q("team: books")));

        // The window stays, until they are kept.
        QVERIFY(!desk.window().close());
        QTRY_VERIFY(isShown(desk.window(), q("contractLeaveSave")));
        QVERIFY(click(desk.window(), q("contractLeaveSave")));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.window().isVisible(), patienceMs);
        QVERIFY(textOf(shelfPath(desk, q("invoices.yaml"))).contains("team: books"));
    }

    void whatSomebodyElseWroteMeanwhileIsNotWrittenOver()
    {
        Desk desk;
        const auto file = writeFile(shelfPath(desk, q("invoices.yaml")), invoices);
        QVERIFY(openContracts(desk));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 1, patienceMs);
        openText(desk);
        typeOver(desk, q("billing"), q("books"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(desk), q("No mistake"), patienceMs);
        writeFile(file, invoices + "minimum-rows: 7\n");
        QVERIFY(click(desk.window(), q("contractSave")));
        QTRY_VERIFY_WITH_TIMEOUT(banner(desk).contains(q("Somebody changed the file")), patienceMs);
        QVERIFY(textOf(file).contains("minimum-rows: 7"));
        QVERIFY(click(desk.window(), q("contractReplace")));
        QTRY_VERIFY_WITH_TIMEOUT(textOf(file).contains("team: books"), patienceMs);
        const auto removed = filesIn(shelfPath(desk, q("removed")));
        QCOMPARE(removed.size(), 1);
        QVERIFY(textOf(shelfPath(desk, q("removed/") + removed.first())).contains("minimum-rows: 7"));
    }

    void aCheckIsCancelledSavedAndItsTableDropped()
    {
        Desk desk;
        writeFile(shelfPath(desk, q("payments.yaml")),
                  "name: payments\ncolumns:\n  id: {type: text}\n  amount: {type: number, minimum: 0}\n");
        QVERIFY(openContracts(desk));
        QTRY_COMPARE_WITH_TIMEOUT(shelf(desk).rowCount(), 1, patienceMs);
        viewOf(desk).select(shelfPath(desk, q("payments.yaml")));
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("contractTitle")), q("payments"), patienceMs);
        // Another table is read: ours waits, however fast it would be.
        QSemaphore goesOn;
        const auto other = desk.workspace().runner().run<void>(
            {.title = {}, .slot = q("contract-tables"), .slotLimit = 1},
            [&goesOn](JobContext&) -> Result<void> {
                goesOn.acquire();
                return {};
            },
            this, [](Result<void>) {});
        const auto path = writePayments(desk, q("today.csv"), "p41,-3\n");
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({200, 400}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&viewOf(desk), &enter); // a drop goes to whom it was dragged over
        QDropEvent drop({200, 400}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&viewOf(desk), &drop);
        const bool isCancelled =
            QTest::qWaitFor([&] { return isShown(desk.window(), q("contractCheckCancel")); }, patienceMs) &&
            click(desk.window(), q("contractCheckCancel"));
        goesOn.release(); // whatever came: nothing may hang
        QVERIFY(isCancelled);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractCheckRetry")), patienceMs);
        QVERIFY(click(desk.window(), q("contractCheckRetry")));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("contractVerdictText")), patienceMs);

        const auto json = desk.path(q("result.json"));
        const auto answer = Answer::inMenuWithFile({q("Save the result as JSON")}, json);
        QVERIFY(click(desk.window(), q("contractCheckSave")));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(json), patienceMs);
        const auto saved = QJsonDocument::fromJson(textOf(json)).object();
        QCOMPARE(saved.value(q("verdict")).toString(), q("fail"));
        QCOMPARE(saved.value(q("rows")).toInt(), 41);

        auto* table = find<StudyTable>(desk.window(), q("contractFindings"));
        table->setFocus();
        table->clearSelection();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(q("row 41: -3")));
    }
};

QTEST_MAIN(TestWindowContracts)
#include "tst_window_contracts.moc"
