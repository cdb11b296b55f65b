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

    void stretchesCoverAllOfTheTimeThatIsShown()
    {
        // Looks at 100 and 200 (version 1), our own act at 250 (version 2), a look at 300.
        const AliasTimeline timeline{QStringLiteral("@champion"),
                                     {{QStringLiteral("1"), noTime, 100, 200, AliasPeriod::Cause::Observed},
                                      {QStringLiteral("2"), 250, 250, 300, AliasPeriod::Cause::OurAct}}};
        QStringList stretches;
        std::int64_t end = 50;
        for (const auto& segment : aliasSegments(timeline, 50, 400)) {
            QCOMPARE(segment.fromMs, end);
            end = segment.toMs;
            stretches << QStringLiteral("%1-%2 %3")
                             .arg(segment.fromMs)
                             .arg(segment.toMs)
                             .arg(answer(timeline, segment.fromMs));
            QCOMPARE(segment.answer, aliasAt(timeline, segment.toMs - 1));
        }
        QCOMPARE(end, 400);
        QCOMPARE(stretches,
                 (QStringList{QStringLiteral("50-100 unknown"), QStringLiteral("100-201 1"),
                              QStringLiteral("201-250 1 or 2, seen 200"), QStringLiteral("250-301 2"),
                              QStringLiteral("301-400 2, seen 300")}));
        QCOMPARE(aliasSegments(timeline, 120, 150).size(), 1);
        QVERIFY(aliasSegments(timeline, 150, 150).isEmpty());
        QCOMPARE(aliasSegments({QStringLiteral("@none"), {}}, 0, 10).size(), 1); // unknown all along
    }

    void changesOfAllPointersComeNewestFirst()
    {
        const AliasTimeline champion{
            QStringLiteral("@champion"),
            {{QStringLiteral("1"), noTime, 100, 200, {}}, {QStringLiteral("2"), 200, 300, 400, {}}}};
        const AliasTimeline shadow{QStringLiteral("@shadow"), {{QStringLiteral("2"), noTime, 250, 400, {}}}};
        QStringList changes;
        for (const auto& change : aliasChanges({champion, shadow}))
            changes << change.pointer + u' ' + change.from + u'>' + change.to.version;
        QCOMPARE(changes, (QStringList{QStringLiteral("@champion 1>2"), QStringLiteral("@shadow >2"),
                                       QStringLiteral("@champion >1")}));
    }
};

QTEST_GUILESS_MAIN(TestAliasTimeline)
#include "tst_aliastimeline.moc"
