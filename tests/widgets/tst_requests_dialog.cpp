#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/rollouts/RequestsDialog.h"

#include <QListWidget>
#include <QPlainTextEdit>

using namespace ph;
using namespace ph::testing;

namespace {

ForeseenRequest request(const char* step, const char* text, ForeseenRequest::Way way)
{
    ForeseenRequest one;
    one.step = QString::fromLatin1(step);
    one.way = way;
    one.trial.request = QString::fromLatin1(text);
    one.trial.changes = {QStringLiteral("+ \"canaryTrafficPercent\": 10")};
    return one;
}

template <class T>
T* part(QDialog& dialog, const char* name)
{
    auto* found = dialog.findChild<T*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace

/// What a rollout asks of the cluster, in a dialog.
class TestRequestsDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRequestIsShownWhole();
    void aRequestThatCouldNotBeTriedSaysWhy();
    void whereNothingCouldBeTriedNoStepIsOffered();
};

void TestRequestsDialog::everyRequestIsShownWhole()
{
    RequestsDialog dialog(QStringLiteral("2026-fraud-7"));
    dialog.show();
    auto* steps = part<QListWidget>(dialog, "requestsSteps");
    QVERIFY(!steps->isVisible()); // the cluster still tries them
    dialog.showRequests({request("10 %", "PATCH /a", ForeseenRequest::Way::Forward),
                         request("Take back", "PATCH <b>", ForeseenRequest::Way::Back)});
    QVERIFY(steps->isVisible());
    QCOMPARE(steps->item(0)->text(), QStringLiteral("10 %"));
    QCOMPARE(steps->item(1)->text(), QStringLiteral("Way back: Take back"));
    QCOMPARE(part<QPlainTextEdit>(dialog, "trafficRequest")->toPlainText(), QStringLiteral("PATCH /a"));
    QTest::keyClick(steps, Qt::Key_Down);
    QCOMPARE(part<QPlainTextEdit>(dialog, "trafficRequest")->toPlainText(), QStringLiteral("PATCH <b>"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestRequestsDialog::aRequestThatCouldNotBeTriedSaysWhy()
{
    RequestsDialog dialog(QStringLiteral("2026-fraud-7"));
    dialog.show();
    auto refused = request("50 %", "PATCH /a", ForeseenRequest::Way::Forward);
    refused.refusal = Error::make(ErrorKind::Forbidden, QStringLiteral("models/scorer"),
                                  QStringLiteral("patch inferenceservices"));
    dialog.showRequests({request("10 %", "PATCH /a", ForeseenRequest::Way::Forward), refused});
    auto* steps = part<QListWidget>(dialog, "requestsSteps");
    QCOMPARE(steps->item(1)->text(), QStringLiteral("50 % (not tried)"));
    steps->setCurrentRow(1);
    QVERIFY(!part<QPlainTextEdit>(dialog, "trafficRequest")->isVisible());
    QVERIFY(part<Banner>(dialog, "trafficTrialBanner")->isVisible());
    steps->setCurrentRow(0);
    QVERIFY(part<QPlainTextEdit>(dialog, "trafficRequest")->isVisible());
}

void TestRequestsDialog::whereNothingCouldBeTriedNoStepIsOffered()
{
    RequestsDialog dialog(QStringLiteral("2026-fraud-7"));
    dialog.show();
    dialog.showRefusal(
        Error::make(ErrorKind::Offline, QStringLiteral("lab"), QStringLiteral("nobody answers")));
    QVERIFY(!part<QListWidget>(dialog, "requestsSteps")->isVisible());
    QVERIFY(part<Banner>(dialog, "trafficTrialBanner")->isVisible());
}

QTEST_MAIN(TestRequestsDialog)
#include "tst_requests_dialog.moc"
