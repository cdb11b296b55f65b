#include "services/release/CanonicalJson.h"
#include "services/release/GateStatementCount.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/ReleaseStore.h"
#include "services/store/Database.h"
#include "tests/support/ReleaseRemote.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;
using Word = ChecklistAnswer::Word;

namespace {

constexpr std::int64_t now = 1'795'651'200'000;
constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
constexpr unsigned char owner = 1, manager = 2, stranger = 7, author = 9;

/// Risk owners may waive the gate "latency"; the author is one of them.
Policy policy()
{
    const auto approver = [](unsigned char n) {
        return Approver{QString::number(n), publicKeyText(releaseKey(n).publicKey())};
    };
    Policy policy;
    policy.groups = {{QStringLiteral("risk-owners"), {approver(owner), approver(author)}},
                     {QStringLiteral("release-managers"), {approver(manager)}}};
    policy.waivers = {{QStringLiteral("latency"), QStringLiteral("risk-owners"), 7 * day}};
    return policy;
}

ReleaseRecord release()
{
    ReleaseRecord record;
    record.plan.id = QStringLiteral("r1");
    record.plan.author = releaseKey(author).id();
    record.planDigest = QStringLiteral("sha256:plan");
    return record;
}

SignedWaiver waived(unsigned char by, const QString& group = QStringLiteral("risk-owners"))
{
    return signWaiver({QStringLiteral("r1"),
                       QStringLiteral("sha256:plan"),
                       {QStringLiteral("latency"),
                        {},
                        group,
                        QStringLiteral("New hardware \"on Monday\""),
                        now - hour,
                        now + day},
                       {}},
                      releaseKey(by))
        .value();
}

SignedAnswer answered(unsigned char by, Word word, std::int64_t timeMs = now - hour)
{
    return signAnswer({QStringLiteral("r1"),
                       QStringLiteral("sha256:plan"),
                       QStringLiteral("fairness"),
                       QStringLiteral("impact"),
                       {word, {}, QStringLiteral("Minutes of 3 November"), timeMs},
                       {}},
                      releaseKey(by))
        .value();
}

/// The one answer that counts; none where the item is open.
std::optional<ChecklistAnswer> counted(const QList<SignedAnswer>& answers)
{
    auto record = release();
    record.answers = answers;
    const auto inForce = answersInForce(record, policy(), now);
    const auto found = inForce.constFind(QStringLiteral("fairness/impact"));
    return found == inForce.constEnd() ? std::nullopt : std::optional(*found);
}

/// Every way to spoil one byte: each one is found, and said.
template <class Read, class Why>
void findEveryTamperedByte(const QByteArray& text, Read read, Why why)
{
    const auto isFound = [&](const QByteArray& changed) {
        const auto said = read(changed, QString());
        const auto reason = said ? why(*said) : said.error().detail;
        QVERIFY2(!reason.isEmpty(), changed.constData());
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const char byte :
             {char(text[i] ^ 1), char(text[i] ^ 0x20), char(text[i] ^ 0x80), '0', 'z', '"', '\0'}) {
            if (byte == text[i])
                continue;
            auto changed = text;
            changed[i] = byte;
            isFound(changed);
        }
        auto shorter = text;
        isFound(shorter.remove(i, 1));
        isFound(text.left(i));
    }
}

/// A store with a release that waits, kept in a file.
struct House {
    QTemporaryDir dir;
    std::string file = dir.filePath(QStringLiteral("state.db")).toStdString();
    SigningKey key = releaseKey(author);
    std::unique_ptr<StateStore> state = std::move(StateStore::open(file).value());
    ReleaseStore store{*state, key, {}};
    ReleasePlan plan = samplePlan();

    House()
    {
        GateResult gate;
        gate.id = QStringLiteral("latency");
        (void)store.saveDraft(plan);
        (void)store.submit(plan.id, {gate});
    }
    ReleaseRecord record() { return store.release(plan.id).value(); }
    SignedWaiver waiver()
    {
        auto waiver = waived(owner);
        waiver.releaseId = plan.id;
        waiver.planDigest = record().planDigest;
        return signWaiver(waiver, releaseKey(owner)).value();
    }
    SignedAnswer answer()
    {
        auto answer = answered(manager, Word::Yes);
        answer.releaseId = plan.id;
        answer.planDigest = record().planDigest;
        return signAnswer(answer, releaseKey(manager)).value();
    }
    qsizetype said(const QString& kind)
    {
        const auto ledger = store.ledger().value();
        return std::count_if(ledger.begin(), ledger.end(),
                             [&](const LedgerEntry& entry) { return entry.kind == kind; });
    }
};

} // namespace

/// Waivers and answers: signed, counted, kept.
class TestReleaseStatements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyComeBackFromTheirText();
    void everyTamperedByteOfAWaiverIsNamed();
    void everyTamperedByteOfAnAnswerIsNamed();
    void aSignatureOfOneIsNoneOfAnother();
    void aWaiverStandsOnPolicyPlanAndTime();
    void theAuthorNeitherWaivesNorAnswers();
    void aWaiverOutlivesNewEvidence_andNoNewPlan();
    void anybodyListedAnswers();
    void theLatestAnswerOfAKeyCounts();
    void aNoIsNotTakenBackBySomebodyElse();
    void theyAreKeptWithALineInTheLedger();
    void whatDoesNotFitIsNotKept();
    void nothingIsEverDeleted();
    void whatWasSpoiltInTheStoreIsNamed();
};

void TestReleaseStatements::theyComeBackFromTheirText()
{
    const auto waiver = waived(owner);
    QCOMPARE(waiverFromCanonical(canonicalWaiver(waiver).value(), {}).value(), waiver);
    QCOMPARE(waiver.waiver.by, publicKeyText(releaseKey(owner).publicKey()));
    QCOMPARE(waiverKeyId(waiver.waiver), releaseKey(owner).id());
    const auto answer = answered(manager, Word::No);
    QCOMPARE(answerFromCanonical(canonicalAnswer(answer).value(), {}).value(), answer);
    QCOMPARE(answer.answer.by, releaseKey(manager).id());
}

void TestReleaseStatements::everyTamperedByteOfAWaiverIsNamed()
{
    const auto text = canonicalWaiver(waived(owner)).value();
    QCOMPARE(whyVoid(waiverFromCanonical(text, {}).value(), release(), policy(), now), QString());
    findEveryTamperedByte(text, waiverFromCanonical, [](const SignedWaiver& waiver) {
        return whyVoid(waiver, release(), policy(), now);
    });
}

void TestReleaseStatements::everyTamperedByteOfAnAnswerIsNamed()
{
    const auto text = canonicalAnswer(answered(manager, Word::Yes)).value();
    QCOMPARE(whyVoid(answerFromCanonical(text, {}).value(), release(), policy(), now), QString());
    findEveryTamperedByte(text, answerFromCanonical, [](const SignedAnswer& answer) {
        return whyVoid(answer, release(), policy(), now);
    });
}

void TestReleaseStatements::aSignatureOfOneIsNoneOfAnother()
{
    auto waiver = waived(owner);
    auto answer = answered(owner, Word::Yes);
    std::swap(waiver.signature, answer.signature);
    QVERIFY(!verifyWaiver(waiver));
    QVERIFY(!verifyAnswer(answer, releaseKey(owner).publicKey()));
    // The very text, signed as what it is not.
    auto bare = nlohmann::json::parse(canonicalWaiver(waived(owner)).value().toStdString());
    bare.erase("signature");
    auto forged = waived(owner);
    forged.signature = releaseKey(owner).sign("pilothouse.answer/v1\n" + canonicalJson(bare).value());
    QVERIFY(!verifyWaiver(forged));
    forged.signature = releaseKey(owner).sign("pilothouse.waiver/v1\n" + canonicalJson(bare).value());
    QVERIFY(verifyWaiver(forged));
}

void TestReleaseStatements::aWaiverStandsOnPolicyPlanAndTime()
{
    const auto waiver = waived(owner);
    const auto why = [&](std::int64_t at, const std::function<void(ReleaseRecord&, Policy&)>& change = {}) {
        auto record = release();
        auto rules = policy();
        if (change)
            change(record, rules);
        return whyVoid(waiver, record, rules, at);
    };
    QCOMPARE(why(now), QString());
    QCOMPARE(why(now + day), QStringLiteral("The waiver has expired."));
    QVERIFY(why(now - 2 * hour).contains(QLatin1String("in the future")));
    QCOMPARE(why(now, [](auto& r, auto&) { r.plan.id += u'x'; }),
             QStringLiteral("It speaks of another release."));
    QVERIFY(why(now, [](auto&, auto& p) { p.waivers.clear(); }).contains(QLatin1String("does not let")));
    QVERIFY(
        why(now, [](auto&, auto& p) { p.waivers[0].longestMs = hour; }).contains(QLatin1String("longer")));
    QVERIFY(why(now, [](auto&, auto& p) {
                p.groups[0].approvers.removeFirst();
            }).contains(QLatin1String("not of the group")));
    QVERIFY(whyVoid(waived(manager), release(), policy(), now).contains(QLatin1String("not of the group")));
    QVERIFY(whyVoid(waived(manager, QStringLiteral("release-managers")), release(), policy(), now)
                .contains(QLatin1String("does not let")));
}

void TestReleaseStatements::theAuthorNeitherWaivesNorAnswers()
{
    QVERIFY(whyVoid(waived(author), release(), policy(), now).contains(QLatin1String("author")));
    QVERIFY(whyVoid(answered(author, Word::Yes), release(), policy(), now).contains(QLatin1String("author")));
    QVERIFY(!counted({answered(author, Word::Yes)}));
}

void TestReleaseStatements::aWaiverOutlivesNewEvidence_andNoNewPlan()
{
    auto record = release();
    record.waivers = {waived(author), waived(owner), waived(owner)};
    QCOMPARE(waivedGates(record, policy(), now), QStringList{QStringLiteral("latency")});
    record.evidenceDigest = QStringLiteral("sha256:other");
    QCOMPARE(waivedGates(record, policy(), now), QStringList{QStringLiteral("latency")});
    record.planDigest = QStringLiteral("sha256:other");
    QCOMPARE(waivedGates(record, policy(), now), QStringList());
    QCOMPARE(whyVoid(record.waivers[1], record, policy(), now), QStringLiteral("The plan changed after it."));
}

void TestReleaseStatements::anybodyListedAnswers()
{
    QCOMPARE(counted({answered(manager, Word::Yes)}), answered(manager, Word::Yes).answer);
    QVERIFY(counted({answered(owner, Word::Yes)}));
    QVERIFY(!counted({answered(stranger, Word::Yes)}));
    QVERIFY(whyVoid(answered(stranger, Word::Yes), release(), policy(), now)
                .contains(QLatin1String("no key of this policy")));
    QVERIFY(!counted({answered(manager, Word::Yes, now + hour)})); // a clock is off
    auto record = release();
    record.answers = {answered(manager, Word::Yes)};
    record.planDigest = QStringLiteral("sha256:other");
    QVERIFY(answersInForce(record, policy(), now).isEmpty());
}

void TestReleaseStatements::theLatestAnswerOfAKeyCounts()
{
    const auto no = answered(manager, Word::No, now - 3 * hour);
    const auto yes = answered(manager, Word::Yes, now - hour);
    QCOMPARE(counted({no, yes})->word, Word::Yes);
    QCOMPARE(counted({yes, no})->word, Word::Yes);
    auto record = release();
    record.answers = {no, yes};
    QVERIFY(whyVoid(no, record, policy(), now).contains(QLatin1String("answered again")));
    // Of one moment the one that permits less counts, whatever order they come in.
    QCOMPARE(counted({answered(manager, Word::No), yes})->word, Word::No);
    QCOMPARE(counted({yes, answered(manager, Word::No)})->word, Word::No);
    // A later one that counts for nothing takes nothing back.
    auto forged = answered(manager, Word::Yes, now - hour);
    forged.signature[3] = char(forged.signature[3] ^ 1);
    QCOMPARE(counted({no, forged})->word, Word::No);
}

void TestReleaseStatements::aNoIsNotTakenBackBySomebodyElse()
{
    const auto no = answered(manager, Word::No, now - 3 * hour);
    QCOMPARE(counted({no, answered(owner, Word::Yes)})->word, Word::No);
    QCOMPARE(counted({answered(owner, Word::Yes), no})->word, Word::No);
    QCOMPARE(counted({answered(owner, Word::Yes), answered(manager, Word::Yes, now - 2 * hour)})->by,
             releaseKey(owner).id());
}

void TestReleaseStatements::theyAreKeptWithALineInTheLedger()
{
    House house;
    const auto key = releaseKey(manager).publicKey();
    for (int i = 0; i < 2; ++i) { // saying it twice changes nothing
        QVERIFY_RESULT(house.store.record(house.waiver()));
        QVERIFY_RESULT(house.store.record(house.answer(), key));
        QCOMPARE(house.record().waivers, QList{house.waiver()});
        QCOMPARE(house.record().answers, QList{house.answer()});
        QCOMPARE(house.said(QStringLiteral("waiver")), 1);
        QCOMPARE(house.said(QStringLiteral("answer")), 1);
    }
    GateResult again;
    again.id = QStringLiteral("latency");
    again.evaluatedMs = 5;
    QVERIFY_RESULT(house.store.submit(house.plan.id, {again}));
    QCOMPARE(house.record().waivers.size(), 1);
    QVERIFY_RESULT(house.store.withdraw(house.plan.id, QStringLiteral("No longer needed")));
    QCOMPARE(house.record().waivers, QList{house.waiver()}); // shown on it forever
    const auto check = verifyLedger(house.store.ledger().value(), {{house.key.id(), house.key.publicKey()}});
    QVERIFY(!check.broken);
}

void TestReleaseStatements::whatDoesNotFitIsNotKept()
{
    House house;
    const auto key = releaseKey(manager).publicKey();
    auto forged = house.waiver();
    forged.waiver.expiresMs += day;
    QVERIFY_ERROR(house.store.record(forged), ErrorKind::Invalid);
    QVERIFY_ERROR(house.store.record(house.answer(), releaseKey(owner).publicKey()), ErrorKind::Invalid);
    auto ofOtherPlan = house.waiver();
    ofOtherPlan.planDigest = QStringLiteral("sha256:other");
    QVERIFY_ERROR(house.store.record(signWaiver(ofOtherPlan, releaseKey(owner)).value()),
                  ErrorKind::Conflict);
    auto answerOfOther = house.answer();
    answerOfOther.planDigest = QStringLiteral("sha256:other");
    QVERIFY_ERROR(house.store.record(signAnswer(answerOfOther, releaseKey(manager)).value(), key),
                  ErrorKind::Conflict);
    const auto late = house.waiver();
    QVERIFY_RESULT(house.store.withdraw(house.plan.id, QStringLiteral("No longer needed")));
    QVERIFY_ERROR(house.store.record(late), ErrorKind::Conflict);
    QCOMPARE(house.record().waivers.size() + house.record().answers.size(), 0);
    QCOMPARE(house.said(QStringLiteral("waiver")) + house.said(QStringLiteral("answer")), 0);
}

void TestReleaseStatements::nothingIsEverDeleted()
{
    House house;
    QVERIFY_RESULT(house.store.record(house.waiver()));
    QVERIFY_RESULT(house.store.record(house.answer(), releaseKey(manager).publicKey()));
    for (const char* sql : {"DELETE FROM waiver", "UPDATE waiver SET statement = ''", "DELETE FROM answer",
                            "UPDATE answer SET statement = ''"}) {
        const auto db = Database::open(house.file, {});
        QVERIFY2(!db->exec(sql), sql);
    }
    QCOMPARE(house.record().waivers.size() + house.record().answers.size(), 2);
}

void TestReleaseStatements::whatWasSpoiltInTheStoreIsNamed()
{
    House house;
    QVERIFY_RESULT(house.store.record(house.waiver()));
    QVERIFY_RESULT(house.store.record(house.answer(), releaseKey(manager).publicKey()));
    const auto db = Database::open(house.file, {});
    QVERIFY(db->exec("DROP TRIGGER waiver_stays_as_it_is; DROP TRIGGER answer_stays_as_it_is"));
    QVERIFY(db->exec("UPDATE waiver SET statement = replace(statement, 'Monday', 'Friday')"));
    QVERIFY(db->exec("UPDATE answer SET statement = replace(statement, '\"note\"', '\"nota\"')"));
    const auto record = house.record();
    QCOMPARE(whyVoid(record.waivers.front(), record, policy(), now),
             QStringLiteral("The signature does not fit."));
    QVERIFY(record.answers.isEmpty());
    QCOMPARE(record.unreadable.size(), 1);
    QVERIFY2(record.unreadable.front().contains(QLatin1String("note")),
             qPrintable(record.unreadable.front()));
}

QTEST_GUILESS_MAIN(TestReleaseStatements)
#include "tst_release_statements.moc"
