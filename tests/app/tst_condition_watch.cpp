// A release's rollback condition, asked of a real Prometheus while the release is watched.
#include "app/release/ConditionWatch.h"
#include "app/release/ReleaseReading.h"
#include "services/metrics/PrometheusQuery.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

Result<ConditionWatch> watched(const QString& address, const char* condition)
{
    const auto transport = makeCurlTransport();
    const auto vault = makeMemoryVault();
    return watchCondition({*transport, *vault}, {}, {{}, q(condition), address}, toMs(systemNow()), {});
}

bool says(const QString& address, const char* condition, ConditionWatch::Verdict verdict)
{
    const auto watch = watched(address, condition);
    return watch && watch->verdict == verdict;
}

const InboxItem* advice(const ReleaseBoard& board)
{
    const auto at = std::find_if(board.inbox.begin(), board.inbox.end(), [](const InboxItem& item) {
        return item.kind == InboxItem::Kind::RollbackAdvised;
    });
    return at == board.inbox.end() ? nullptr : &*at;
}

} // namespace

class ConditionWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
    }
    void aConditionIsMetNotMetOrUnknown();
    void aDurationHasToBeHeldThroughout();
    void whatIsNoConditionIsSaid();
    void aSoakingReleaseWhoseConditionIsMetIsToBeTakenBack();
};

using Verdict = ConditionWatch::Verdict;

void ConditionWatchTest::aConditionIsMetNotMetOrUnknown()
{
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "up > 0", Verdict::Met); }));
    const auto watch = watched(lab.url(), "up >= 1");
    QCOMPARE(watch->value, 1.0);
    QVERIFY(watch->measuredMs > toMs(systemNow()) - 60'000);
    QVERIFY(says(lab.url(), "up != 0", Verdict::Met));
    QVERIFY(says(lab.url(), "up > 1", Verdict::NotMet));
    QVERIFY(says(lab.url(), "0 * up / 0 < 1", Verdict::NotMet)); // NaN meets nothing
    QVERIFY(says(lab.url(), "nobody_has_this > 1", Verdict::NoData));
}

void ConditionWatchTest::aDurationHasToBeHeldThroughout()
{
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "up > 0", Verdict::Met); }));
    // It holds for as long as it is measured, and that is not ten minutes yet.
    QVERIFY(says(lab.url(), "up > 0 for 10m", Verdict::NotMet));
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "up > 0 for 4s", Verdict::Met); }));
    QVERIFY(says(lab.url(), "max(up) == 1 for 4s", Verdict::Met));
    // True now, and not so at every moment of the last four seconds.
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "(time() % 2 < bool 1) * up > 0", Verdict::Met); }));
    QVERIFY(!says(lab.url(), "(time() % 2 < bool 1) * up > 0 for 4s", Verdict::Met));
}

void ConditionWatchTest::whatIsNoConditionIsSaid()
{
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "up > 0", Verdict::Met); }));
    QVERIFY_ERROR(watched(lab.url(), "when errors rise"), ErrorKind::Invalid);
    QVERIFY_ERROR(watched(lab.url(), "{__name__=~\"scrape_.+\"} > 0"), ErrorKind::Invalid);
    QVERIFY_ERROR(watched(q("a dashboard"), "up > 0"), ErrorKind::Unsupported);
    lab.stop();
    QVERIFY_ERROR(watched(lab.url(), "up > 0"), ErrorKind::Offline);
}

void ConditionWatchTest::aSoakingReleaseWhoseConditionIsMetIsToBeTakenBack()
{
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return says(lab.url(), "up > 0", Verdict::Met); }));
    Story story;
    story.asked.rollbackCondition = q("up > 0");
    story.asked.rollbackDataSource = lab.url();
    QVERIFY_RESULT(story.submitted());
    const auto approved = story.approver.desk().approve(story.id, q("Looked at it"));
    QVERIFY_RESULT(approved);
    auto& workspace = *story.author.workspace;
    auto board = readBoard(workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY(!advice(*board)); // nothing of it serves yet
    QVERIFY_RESULT(story.author.desk().execute(story.id));

    story.town.nowMs = toMs(systemNow());                        // as the Prometheus has it
    QVERIFY(!advice(*readBoard(workspace, HomeLook::Copy, {}))); // which asks nobody
    board = readBoard(workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY2(advice(*board), qPrintable(board->notes.join(u'\n')));
    QCOMPARE(advice(*board)->releaseId, story.id);
    QVERIFY2(advice(*board)->text.contains(q("up > 0")), qPrintable(advice(*board)->text));

    lab.stop();
    board = readBoard(workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY(!advice(*board));
    QVERIFY2(board->notes.join(u'\n').contains(story.id), qPrintable(board->notes.join(u'\n')));
}

QTEST_GUILESS_MAIN(ConditionWatchTest)
#include "tst_condition_watch.moc"
