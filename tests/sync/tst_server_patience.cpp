#include "services/sync/ServerPatience.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

PinSummary without(ErrorKind kind)
{
    PinSummary one;
    one.left.push_back({QStringLiteral("run m"), Error::make(kind, QStringLiteral("GET get-history"))});
    return one;
}

PinSummary answered()
{
    PinSummary one;
    one.answers = 1;
    return one;
}

} // namespace

class TestServerPatience : public QObject {
    Q_OBJECT

    static constexpr int enough = ServerPatience::mostFaultyRuns;

private Q_SLOTS:
    void itEndsAfterSeveralFaultyRunsInARow()
    {
        ServerPatience patience;
        for (int i = 1; i < enough; ++i)
            QVERIFY(!patience.note(without(ErrorKind::ServerFault)));
        const auto fault = patience.note(without(ErrorKind::ServerFault));
        QVERIFY(fault);
        QCOMPARE(fault->kind, ErrorKind::ServerFault);
    }

    void anAnswerBeginsItAnew()
    {
        ServerPatience patience;
        for (int i = 1; i < 3 * enough; ++i)
            QVERIFY(!patience.note(i % enough == 0 ? answered() : without(ErrorKind::ServerFault)));
    }

    void aRunOfWhichSomethingCameIsNotFaulty()
    {
        ServerPatience patience;
        auto partly = without(ErrorKind::ServerFault);
        partly.answers = 1;
        for (int i = 0; i < 2 * enough; ++i)
            QVERIFY(!patience.note(partly));
    }

    void otherErrorsAreNoFaultsOfTheServer()
    {
        ServerPatience patience;
        for (int i = 0; i < 2 * enough; ++i)
            QVERIFY(!patience.note(without(ErrorKind::Forbidden)));
    }
};

QTEST_GUILESS_MAIN(TestServerPatience)
#include "tst_server_patience.moc"
