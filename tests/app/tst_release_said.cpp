#include "services/release/GateStatementDocument.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;
using Word = ChecklistAnswer::Word;

namespace {

const QString latency = QStringLiteral("latency"), fairness = QStringLiteral("fairness"),
              impact = QStringLiteral("impact"), appeal = QStringLiteral("appeal"),
              reason = QStringLiteral("New hardware on Monday");
constexpr std::int64_t day = 86'400'000;

/// A release that waits for a gate that has no data, and for a checklist. Risk owners may waive the gate; the
/// author is one of them.
struct Hearing : Story {
    Person owner{town, "owner"};
    ReleasePlan plan;

    Result<DeskOutcome> submitted()
    {
        town.groups =
            QStringLiteral(
                "  risk-owners:\n    - {label: owner, key: \"%1\"}\n    - {label: author, key: \"%2\"}\n")
                .arg(publicKeyText(owner.key.publicKey()), publicKeyText(author.key.publicKey()));
        town.waivers = QStringLiteral("waivers:\n  - {gate: latency, group: risk-owners, max-days: 7}\n");
        town.gates = QStringLiteral(
            "      - id: latency\n        kind: budget\n        limits:\n"
            "          - {of: latency, metric: latency_p95_ms, at-most: 300, unit: ms}\n"
            "      - id: fairness\n        kind: checklist\n        max-age: 30d\n        items:\n"
            "          - {id: impact, text: The impact is written down.}\n"
            "          - {id: appeal, text: People know how to object.}\n");
        auto first = Story::submitted();
        if (!first)
            return first;
        plan = first->record.plan;
        if (auto settled = owner.settle(); !settled)
            return fail(settled.error());
        return first;
    }
    std::int64_t inDays(int days) const { return town.nowMs + days * day; }
    Result<DeskOutcome> waive(Person& by) { return by.desk().waive(id, latency, {}, reason, inDays(3)); }
    Result<DeskOutcome> answerAll(Person& by)
    {
        if (auto first = by.desk().answer(id, fairness, impact, Word::Yes, {}); !first)
            return first;
        return by.desk().answer(id, fairness, appeal, Word::Yes, QStringLiteral("On the help page"));
    }
    /// Asked again with what was answered, approved, and executed.
    Result<DeskOutcome> executed()
    {
        if (auto again = author.desk().submit(plan); !again)
            return again;
        if (auto approved = approver.desk().approve(id, QStringLiteral("Fine")); !approved)
            return approved;
        return author.desk().execute(id);
    }
    GateVerdict verdictOf(const QString& gate)
    {
        const auto gates = author.desk().release(id)->record.gates;
        for (const auto& result : gates) {
            if (result.id == gate)
                return result.verdict;
        }
        return GateVerdict::Fail;
    }
    QByteArray home(const QString& file) const
    {
        return town.site.show(QStringLiteral("releases/%1/%2").arg(id, file));
    }
};

QString detail(const Result<DeskOutcome>& outcome)
{
    return outcome ? QString() : outcome.error().detail;
}

} // namespace

/// Waivers and answers, from whoever gives them to the release that they let pass.
class TestReleaseSaid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waivedAndAnsweredItIsReleased();
    void aWaiverIsForThosePeopleThatThePolicyNames();
    void aWaiverNeedsReasonAndEnd();
    void whatPassesIsNotWaived();
    void aWaiverEnds();
    void anAnswerIsForThoseThatThePolicyLists();
    void onlyWhatIsAskedIsAnswered();
    void aNoStopsIt_alsoAfterTheGatesWereAsked();
    void whereItWasSubmittedAnAnswerCountsOnceItsAuthorSubmitsAgain();
    void whatIsForgedInTheHomeDoesNotCount();
    void evidenceThatGotOldIsNotEnough();
    void aGateMayWantYoungerEvidenceThanThePolicy();
};

void TestReleaseSaid::waivedAndAnsweredItIsReleased()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QCOMPARE(story.verdictOf(latency), GateVerdict::NoData);
    QCOMPARE(story.verdictOf(fairness), GateVerdict::NoData);
    const auto waived = story.waive(story.owner);
    QVERIFY_RESULT(waived);
    QCOMPARE(waived->record.waivers.size(), 1);
    QVERIFY(story.home(QStringLiteral("waivers/001.json")).contains("New hardware on Monday"));
    QVERIFY_RESULT(story.answerAll(story.approver));
    QVERIFY(story.home(QStringLiteral("answers/002.json")).contains("On the help page"));
    QCOMPARE(story.verdictOf(fairness), GateVerdict::NoData); // the gates were not asked again yet
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);

    const auto executed = story.executed();
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u' ')));
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QCOMPARE(story.verdictOf(fairness), GateVerdict::Pass);
    QCOMPARE(story.verdictOf(latency), GateVerdict::NoData);
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    // Shown forever, here and where it was said.
    story.town.nowMs += 30 * day;
    for (auto* person : {&story.author, &story.owner}) {
        auto desk = person->desk();
        const auto shown = desk.release(story.id);
        QVERIFY_RESULT(shown);
        QCOMPARE(shown->record.waivers.size(), 1);
        QCOMPARE(shown->record.answers.size(), 2);
        QCOMPARE(desk.standing(shown->record).waivers,
                 QStringList{QStringLiteral("The waiver has expired.")});
        QCOMPARE(desk.standing(shown->record).answers, (QStringList{{}, {}}));
    }
    for (auto* person : {&story.author, &story.owner, &story.approver})
        QVERIFY(person->ledgerIsWhole());
}

void TestReleaseSaid::aWaiverIsForThosePeopleThatThePolicyNames()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    const auto others = story.waive(story.approver);
    QVERIFY_ERROR(others, ErrorKind::Forbidden);
    QVERIFY2(detail(others).contains(QLatin1String("risk-owners only")), qPrintable(detail(others)));
    // In the group, but the author.
    const auto own = story.waive(story.author);
    QVERIFY_ERROR(own, ErrorKind::Forbidden);
    QVERIFY2(detail(own).contains(QLatin1String("author")), qPrintable(detail(own)));
    auto desk = story.owner.desk();
    QVERIFY_ERROR(desk.waive(story.id, fairness, {}, reason, story.inDays(3)), ErrorKind::Forbidden);
    QVERIFY_ERROR(desk.waive(story.id, latency, QStringLiteral("release-managers"), reason, story.inDays(3)),
                  ErrorKind::Forbidden);
    QVERIFY_ERROR(desk.waive(story.id, QStringLiteral("auc"), {}, reason, story.inDays(3)),
                  ErrorKind::NotFound);
    QVERIFY_RESULT(desk.waive(story.id, latency, QStringLiteral("risk-owners"), reason, story.inDays(3)));
}

void TestReleaseSaid::aWaiverNeedsReasonAndEnd()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    auto desk = story.owner.desk();
    QVERIFY_ERROR(desk.waive(story.id, latency, {}, QStringLiteral(" "), story.inDays(3)),
                  ErrorKind::Invalid);
    QVERIFY_ERROR(desk.waive(story.id, latency, {}, reason, noTime), ErrorKind::Invalid);
    QVERIFY_ERROR(desk.waive(story.id, latency, {}, reason, story.town.nowMs), ErrorKind::Invalid);
    QVERIFY_ERROR(desk.waive(story.id, latency, {}, reason, story.inDays(8)), ErrorKind::Invalid);
    QVERIFY_RESULT(desk.waive(story.id, latency, {}, reason, story.inDays(7)));
}

void TestReleaseSaid::whatPassesIsNotWaived()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.owner.desk().waive(story.id, QStringLiteral("calendar"), {}, reason, story.inDays(3)),
                  ErrorKind::Conflict);
}

void TestReleaseSaid::aWaiverEnds()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.owner.desk().waive(story.id, latency, {}, reason, story.inDays(1)));
    QVERIFY_RESULT(story.answerAll(story.owner));
    story.town.nowMs += day;
    const auto ended = story.executed();
    QVERIFY_ERROR(ended, ErrorKind::Forbidden);
    QCOMPARE(detail(ended), QStringLiteral("The gate latency says: no data."));
    QVERIFY_RESULT(story.waive(story.owner)); // anew
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QCOMPARE(story.author.desk().release(story.id)->record.waivers.size(), 2);
}

void TestReleaseSaid::anAnswerIsForThoseThatThePolicyLists()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.author.desk().answer(story.id, fairness, impact, Word::Yes, {}),
                  ErrorKind::Forbidden);
    Person stranger(story.town, "stranger");
    QVERIFY_RESULT(stranger.settle());
    QVERIFY_ERROR(stranger.desk().answer(story.id, fairness, impact, Word::Yes, {}), ErrorKind::Forbidden);
    QVERIFY_RESULT(story.owner.desk().answer(story.id, fairness, impact, Word::Yes, {}));
    QVERIFY_RESULT(story.approver.desk().answer(story.id, fairness, appeal, Word::Yes, {}));
    QVERIFY_RESULT(story.author.desk().submit(story.plan));
    QCOMPARE(story.verdictOf(fairness), GateVerdict::Pass);
}

void TestReleaseSaid::onlyWhatIsAskedIsAnswered()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    auto desk = story.owner.desk();
    const auto gate = desk.answer(story.id, latency, impact, Word::Yes, {});
    QVERIFY_ERROR(gate, ErrorKind::NotFound);
    QVERIFY2(detail(gate).contains(fairness), qPrintable(detail(gate)));
    const auto item = desk.answer(story.id, fairness, QStringLiteral("other"), Word::Yes, {});
    QVERIFY_ERROR(item, ErrorKind::NotFound);
    QVERIFY2(detail(item).contains(QLatin1String("impact, appeal")), qPrintable(detail(item)));
    QVERIFY_ERROR(desk.answer(QStringLiteral("nothing"), fairness, impact, Word::Yes, {}),
                  ErrorKind::NotFound);
}

void TestReleaseSaid::aNoStopsIt_alsoAfterTheGatesWereAsked()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.waive(story.owner));
    QVERIFY_RESULT(story.answerAll(story.owner));
    QVERIFY_RESULT(story.author.desk().submit(story.plan));
    QCOMPARE(story.verdictOf(fairness), GateVerdict::Pass);
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().answer(story.id, fairness, impact, Word::No,
                                                QStringLiteral("Two are missing")));
    const auto stopped = story.author.desk().execute(story.id);
    QVERIFY_ERROR(stopped, ErrorKind::Forbidden);
    QCOMPARE(detail(stopped), QStringLiteral("The gate fairness would not pass any more; submit again."));
    QVERIFY_RESULT(story.author.desk().submit(story.plan));
    QCOMPARE(story.verdictOf(fairness), GateVerdict::Fail);
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().answer(story.id, fairness, impact, Word::Yes, {}));
    QVERIFY_RESULT(story.executed());
}

void TestReleaseSaid::whereItWasSubmittedAnAnswerCountsOnceItsAuthorSubmitsAgain()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    const auto before = story.author.desk().release(story.id)->record.evidenceDigest;
    // Somebody else sits down where it was submitted.
    KeyStore keys(story.author.workspace->state());
    QVERIFY_RESULT(keys.put(story.author.key.publicKey(), QStringLiteral("author"), {}));
    const auto reference = story.owner.key.store(story.author.workspace->vault(), QStringLiteral("owner"));
    QVERIFY_RESULT(keys.put(story.owner.key.publicKey(), QStringLiteral("owner"), reference.value()));
    story.town.nowMs += 1000;
    const auto answered = story.answerAll(story.author);
    QVERIFY_RESULT(answered);
    QVERIFY2(answered->notes.isEmpty(), qPrintable(answered->notes.join(u' ')));
    QCOMPARE(answered->record.evidenceDigest, before); // which the author sealed
    const auto own = story.author.key.store(story.author.workspace->vault(), QStringLiteral("author"));
    QVERIFY_RESULT(keys.put(story.owner.key.publicKey(), QStringLiteral("owner"), {}));
    QVERIFY_RESULT(keys.put(story.author.key.publicKey(), QStringLiteral("author"), own.value()));
    QVERIFY_RESULT(story.author.desk().submit(story.plan));
    QCOMPARE(story.verdictOf(fairness), GateVerdict::Pass);
    QVERIFY(story.home(QStringLiteral("gates.json")).contains("Every item is answered with yes."));
}

void TestReleaseSaid::whatIsForgedInTheHomeDoesNotCount()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.answerAll(story.owner));
    QVERIFY_RESULT(story.waive(story.owner));
    const auto put = [&](const char* file, const QByteArray& text) {
        story.town.site.person(QStringLiteral("releases/%1/%2").arg(story.id, QLatin1String(file)), text,
                               QStringLiteral("forged"));
    };
    // A waiver made longer, one by the author themselves, an answer by nobody, and no answer at all.
    auto longer = waiverFromCanonical(story.home(QStringLiteral("waivers/001.json")), {}).value();
    longer.waiver.expiresMs += day;
    put("waivers/001.json", canonicalWaiver(longer).value());
    auto own = longer;
    own.waiver.expiresMs -= day;
    put("waivers/002.json", canonicalWaiver(signWaiver(own, story.author.key).value()).value());
    auto answer = answerFromCanonical(story.home(QStringLiteral("answers/001.json")), {}).value();
    put("answers/003.json", canonicalAnswer(signAnswer(answer, SigningKey::generate()).value()).value());
    put("answers/004.json", "{}");

    const auto again = story.author.desk().submit(story.plan);
    QVERIFY_RESULT(again);
    QCOMPARE(again->notes.size(), 4);
    const auto notes = again->notes.join(u'\n');
    QVERIFY2(notes.contains(QLatin1String("The author does not waive")), qPrintable(notes));
    QVERIFY2(notes.contains(QLatin1String("The signature is not by")), qPrintable(notes));
    QVERIFY2(notes.contains(QLatin1String("The policy does not list this key")), qPrintable(notes));
    QVERIFY2(notes.contains(QLatin1String("answers/004.json")), qPrintable(notes));
    auto desk = story.author.desk();
    QCOMPARE(desk.standing(again->record).waivers,
             QStringList{QStringLiteral("The author does not waive gates of their own release.")});
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    const auto stopped = story.author.desk().execute(story.id);
    QVERIFY_ERROR(stopped, ErrorKind::Forbidden);
    QVERIFY2(detail(stopped).startsWith(QStringLiteral("The gate latency says: no data.")),
             qPrintable(detail(stopped)));
}

void TestReleaseSaid::evidenceThatGotOldIsNotEnough()
{
    Hearing story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.waive(story.owner));
    QVERIFY_RESULT(story.answerAll(story.owner));
    QVERIFY_RESULT(story.author.desk().submit(story.plan));
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.nowMs += day + 3'600'000; // the policy's max-age is a day
    const auto old = story.author.desk().execute(story.id);
    QVERIFY_ERROR(old, ErrorKind::Forbidden);
    QCOMPARE(detail(old), QStringLiteral("The gate calendar was evaluated 25h ago; submit again. "
                                         "The gate fairness was evaluated 25h ago; submit again."));
    QVERIFY(story.town.moves().isEmpty());
    QVERIFY_RESULT(story.executed());
}

void TestReleaseSaid::aGateMayWantYoungerEvidenceThanThePolicy()
{
    Story story;
    story.town.gates = QStringLiteral("      - {id: late, kind: no-freeze, max-age: 15m}\n");
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.nowMs += 16 * 60'000;
    const auto old = story.author.desk().execute(story.id);
    QVERIFY_ERROR(old, ErrorKind::Forbidden);
    QCOMPARE(detail(old), QStringLiteral("The gate late was evaluated 16m ago; submit again."));
    QVERIFY(story.town.moves().isEmpty());
}

QTEST_GUILESS_MAIN(TestReleaseSaid)
#include "tst_release_said.moc"
