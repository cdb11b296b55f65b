#include "services/store/AliasLog.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;

namespace {

using Cause = AliasPeriod::Cause;

struct Book {
    Book()
    {
        auto opened = StateStore::open(std::filesystem::path(folder.path().toStdString()) / "state.db");
        if (!opened)
            qFatal("state: %s", qPrintable(opened.error().detail));
        state = std::move(*opened);
    }
    Result<void> look(std::int64_t nowMs, const QMap<QString, QString>& aliases,
                      const std::optional<QList<ModelVersion>>& versions = QList<ModelVersion>())
    {
        RegisteredModel model;
        model.key = {{1}, EntityKind::RegisteredModel, QStringLiteral("fraud")};
        model.aliases = aliases;
        return AliasLog(*state).noteLook(model, versions, nowMs);
    }
    QList<AliasPeriod> periods(const QString& pointer)
    {
        const auto all = AliasLog(*state).timelines({1}, QStringLiteral("fraud"));
        for (const auto& timeline : all.value_or(QList<AliasTimeline>())) {
            if (timeline.pointer == pointer)
                return timeline.periods;
        }
        return {};
    }
    QTemporaryDir folder;
    std::unique_ptr<StateStore> state;
};

ModelVersion staged(const QString& number, const QString& stage)
{
    ModelVersion version;
    version.version = number;
    version.stage = stage;
    return version;
}

const QString champion = QStringLiteral("champion");
const QString pointer = QStringLiteral("@champion");
const QString one = QStringLiteral("1"), two = QStringLiteral("2");

/// At 150 we ask for champion to point at 2, and at 152 see that it does.
AliasLog::OwnAct act(const QString& before)
{
    return {{1}, QStringLiteral("fraud"), pointer, before, two, 150, 152};
}

} // namespace

class TestAliasLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksThatFindTheSameMakeOnePeriod()
    {
        Book book;
        for (const auto ms : {100, 200, 300})
            QVERIFY_RESULT(book.look(ms, {{champion, one}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 100, 300, Cause::Observed}}));
    }

    void aChangeLiesBetweenTwoLooks()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, one}}));
        QVERIFY_RESULT(book.look(200, {{champion, two}}));
        QVERIFY_RESULT(book.look(300, {}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 100, 100, Cause::Observed},
                                                            {two, 100, 200, 200, Cause::Observed},
                                                            {QString(), 200, 300, 300, Cause::Observed}}));
    }

    void anAliasThatComesLaterBeganAfterTheLastLook()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {}));
        QVERIFY_RESULT(book.look(200, {{champion, one}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, 100, 200, 200, Cause::Observed}}));
    }

    void ourOwnActLiesBetweenAskingAndSeeingAndLaterLooksProlongIt()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, one}}));
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(one)));
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(one))); // told twice, noted once
        QVERIFY_RESULT(book.look(200, {{champion, two}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 100, 150, Cause::Observed},
                                                            {two, 150, 152, 200, Cause::OurAct}}));
    }

    void whatAnEnvironmentServedIsNoneOfTheRegistrys()
    {
        const auto environment = QStringLiteral("#production");
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, one}}));
        auto moved = act(one);
        moved.pointer = environment;
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(moved));
        QVERIFY_RESULT(book.look(200, {})); // the alias is gone, and tells nothing of the environment
        QCOMPARE(book.periods(environment), (QList<AliasPeriod>{{one, noTime, 150, 150, Cause::Observed},
                                                                {two, 150, 152, 152, Cause::OurAct}}));
    }

    void aLookBetweenOurActAndItsNoteBecomesOurs()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, one}}));
        QVERIFY_RESULT(book.look(151, {{champion, two}}));
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(one)));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 100, 150, Cause::Observed},
                                                            {two, 150, 151, 151, Cause::OurAct}}));
    }

    void whatPointedThereBeforeWeAskedIsNotOurs()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, two}}));
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(two)));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{two, noTime, 100, 100, Cause::Observed}}));
    }

    void whatWasThereBetweenTwoTimesOfTheSameIsNotLost()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, two}}));
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(one))); // a rollback of what nobody here saw come
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(one)));
        QVERIFY_RESULT(book.look(200, {{champion, two}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{two, noTime, 100, 100, Cause::Observed},
                                                            {one, 100, 150, 150, Cause::Observed},
                                                            {two, 150, 152, 200, Cause::OurAct}}));
    }

    void whatOthersDidBetweenALookAndOurActIsNotHidden()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {{champion, one}}));
        const auto nine = QStringLiteral("9"), three = QStringLiteral("3");
        QVERIFY_RESULT(AliasLog(*book.state).noteOwnAct(act(nine)));
        QVERIFY_RESULT(book.look(200, {{champion, three}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 100, 100, Cause::Observed},
                                                            {nine, 100, 150, 150, Cause::Observed},
                                                            {two, 150, 152, 152, Cause::OurAct},
                                                            {three, 152, 200, 200, Cause::Observed}}));
    }

    void stagesThatWereNotLookedAtStayAsTheyWere()
    {
        Book book;
        QVERIFY_RESULT(book.look(100, {}, QList<ModelVersion>{staged(one, QStringLiteral("Production"))}));
        QVERIFY_RESULT(book.look(200, {}, std::nullopt));
        QCOMPARE(book.periods(QStringLiteral("/Production")),
                 (QList<AliasPeriod>{{one, noTime, 100, 100, Cause::Observed}}));
    }

    void aStageHoldsAllItsVersions()
    {
        Book book;
        QVERIFY_RESULT(
            book.look(100, {},
                      QList<ModelVersion>{staged(two, QStringLiteral("Production")),
                                          staged(one, QStringLiteral("Production")),
                                          staged(QStringLiteral("0"), QStringLiteral("Archived"))}));
        QCOMPARE(book.periods(QStringLiteral("/Production")),
                 (QList<AliasPeriod>{{QStringLiteral("2, 1"), noTime, 100, 100, Cause::Observed}}));
        QCOMPARE(book.periods(QStringLiteral("/Archived")), QList<AliasPeriod>());
    }

    void aClockThatWentBackChangesNothing()
    {
        Book book;
        QVERIFY_RESULT(book.look(200, {{champion, one}}));
        QVERIFY_RESULT(book.look(100, {{champion, two}}));
        QCOMPARE(book.periods(pointer), (QList<AliasPeriod>{{one, noTime, 200, 200, Cause::Observed}}));
    }
};

QTEST_GUILESS_MAIN(TestAliasLog)
#include "tst_aliaslog.moc"
