#include "models/values/AliasTimeline.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

QString answer(const AliasTimeline& timeline, std::int64_t at)
{
    const auto found = aliasAt(timeline, at);
    const auto name = [](const QString& version) {
        return version.isEmpty() ? QStringLiteral("nothing") : version;
    };
    switch (found.kind) {
    case AliasAnswer::Kind::Known:
        return name(found.version);
    case AliasAnswer::Kind::Between:
        return QStringLiteral("%1 or %2, seen %3")
            .arg(name(found.version), name(found.next))
            .arg(found.seenMs);
    case AliasAnswer::Kind::AsLastSeen:
        return QStringLiteral("%1, seen %2").arg(name(found.version)).arg(found.seenMs);
    case AliasAnswer::Kind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

class TestAliasTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNobodySawIsSaidSo()
    {
        // Looks at 100, 200 (version 1), 300, 400 (version 2).
        const AliasTimeline observed{QStringLiteral("@champion"),
                                     {{QStringLiteral("1"), noTime, 100, 200, AliasPeriod::Cause::Observed},
                                      {QStringLiteral("2"), 200, 300, 400, AliasPeriod::Cause::Observed}}};
        QCOMPARE(answer(observed, 99), QStringLiteral("unknown"));
        QCOMPARE(answer(observed, 100), QStringLiteral("1"));
        QCOMPARE(answer(observed, 200), QStringLiteral("1"));
        QCOMPARE(answer(observed, 201), QStringLiteral("1 or 2, seen 200"));
        QCOMPARE(answer(observed, 299), QStringLiteral("1 or 2, seen 200"));
        QCOMPARE(answer(observed, 300), QStringLiteral("2"));
        QCOMPARE(answer(observed, 401), QStringLiteral("2, seen 400"));
    }

    void whatWeDidOurselvesIsExact()
    {
        const AliasTimeline ours{QStringLiteral("@champion"),
                                 {{QStringLiteral("1"), noTime, 100, 249, AliasPeriod::Cause::Observed},
                                  {QStringLiteral("2"), 250, 250, 250, AliasPeriod::Cause::OurAct}}};
        QCOMPARE(answer(ours, 249), QStringLiteral("1")); // looked at just before
        QCOMPARE(answer(ours, 250), QStringLiteral("2"));
        QCOMPARE(answer(ours, 251), QStringLiteral("2, seen 250"));
    }

    void anAliasThatWasTakenAwayPointsNowhere()
    {
        const AliasTimeline gone{QStringLiteral("@champion"),
                                 {{QStringLiteral("1"), noTime, 100, 200, AliasPeriod::Cause::Observed},
                                  {QString(), 200, 300, 500, AliasPeriod::Cause::Observed}}};
        QCOMPARE(answer(gone, 250), QStringLiteral("1 or nothing, seen 200"));
        QCOMPARE(answer(gone, 400), QStringLiteral("nothing"));
    }

    void withoutALookNothingIsKnown() { QCOMPARE(answer({}, 5), QStringLiteral("unknown")); }
};

QTEST_GUILESS_MAIN(TestAliasTimeline)
#include "tst_aliastimeline.moc"
