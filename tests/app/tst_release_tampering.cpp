#include "services/release/GateStatementCount.h"
#include "services/release/RecordSeal.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// A release that somebody approved, as it lies in the home.
struct Lying : Story {
    HomeRecord record;

    Result<void> begun()
    {
        if (auto waits = submitted(); !waits)
            return fail(waits.error());
        if (auto approved = approver.desk().approve(id, QStringLiteral("Looked at the errors")); !approved)
            return fail(approved.error());
        return looked();
    }
    Result<void> looked()
    {
        const auto environment = author.settled();
        if (!environment)
            return fail(environment.error());
        const auto home =
            openHome(*author.workspace, *environment, QStringLiteral("reader"), HomeLook::Pull, {});
        if (!home)
            return fail(home.error());
        return home->read(id).map([&](const HomeRecord& there) { record = there; });
    }
    /// One byte of one file is another one, by a low bit or by the highest.
    HomeRecord flipped(const QString& file, qsizetype at, char bits) const
    {
        auto other = record;
        other.files[file][at] = char(other.files[file][at] ^ bits);
        return other;
    }
    void tamper(const QString& file, const QByteArray& from, const QByteArray& to)
    {
        auto text = record.files.value(file);
        QVERIFY(text.contains(from));
        town.site.person(QStringLiteral("releases/%1/%2").arg(id, file), text.replace(from, to),
                         QStringLiteral("forged"));
    }
    /// What is pushed by hand: the seal is gone, and the plan another one.
    void unseal()
    {
        tamper(QStringLiteral("plan.json"), "Misses more", "Harmless!!!");
        const auto folder = town.site.hand();
        git(folder,
            {QStringLiteral("rm"), QStringLiteral("-q"), QStringLiteral("releases/%1/seal.json").arg(id)});
        git(folder,
            {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("tidied")});
        git(folder, {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
                     QStringLiteral("HEAD:main")});
    }
    HomeRecord with(const QString& file, const Result<QByteArray>& text) const
    {
        auto other = record;
        other.files[file] = text.value();
        return other;
    }
    QString where(const QString& file) const { return id + u'/' + file; }
};

/// Somebody waived a gate of it and answered its checklist, too.
struct Heard : Lying {
    Result<void> begun()
    {
        town.waivers =
            QStringLiteral("waivers:\n  - {gate: latency, group: release-managers, max-days: 7}\n");
        town.gates = QStringLiteral(
            "      - id: latency\n        kind: budget\n        limits:\n"
            "          - {of: latency, metric: latency_p95_ms, at-most: 300, unit: ms}\n"
            "      - id: fairness\n        kind: checklist\n        max-age: 30d\n        items:\n"
            "          - {id: impact, text: The impact is written down.}\n");
        if (auto lies = Lying::begun(); !lies)
            return lies;
        auto desk = approver.desk();
        const auto waived = desk.waive(id, QStringLiteral("latency"), {},
                                       QStringLiteral("New hardware on Monday"), town.nowMs + 86'400'000);
        if (!waived)
            return fail(waived.error());
        const auto answered = desk.answer(id, QStringLiteral("fairness"), QStringLiteral("impact"),
                                          ChecklistAnswer::Word::Yes, QStringLiteral("On page 3"));
        return answered ? looked() : fail(answered.error());
    }
};

/// Sentences about what of a record counts for nothing.
QStringList voids(const ReleaseRecord& record, const Policy& policy, std::int64_t nowMs)
{
    QStringList why;
    for (const auto& waiver : record.waivers)
        why << whyVoid(waiver, record, policy, nowMs);
    for (const auto& answer : record.answers)
        why << whyVoid(answer, record, policy, nowMs);
    why.removeAll(QString());
    return why;
}

template <class Check>
void eachFlip(const Lying& lying, const QString& file, Check&& check)
{
    const auto size = lying.record.files.value(file).size();
    QVERIFY(size > 0);
    for (qsizetype at = 0; at < size; ++at) {
        for (const char bits : {char(0x01), char(0x80)}) {
            check(lying.flipped(file, at, bits), at);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

QString told(const Error& error)
{
    return error.where + QStringLiteral(": ") + error.detail;
}

} // namespace

/// What lies in a release home can be changed by whoever may push to it.
class TestReleaseTampering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachByteOfWhatTheAuthorSealedIsNamed_data();
    void eachByteOfWhatTheAuthorSealedIsNamed();
    void evidenceThatIsMissingOrNoneIsCalledThat();
    void eachByteOfAnApprovalIsNamed();
    void eachByteOfWhatPeopleSaidOfGatesIsNamed_data();
    void eachByteOfWhatPeopleSaidOfGatesIsNamed();
    void whatWasReadBeforeAndIsDamagedSinceDoesNotCount();
    void eachByteOfTheStateIsNamedAndHidesNothing();
    void onlyTheAuthorAndThePolicysKeysSayWhereItStands();
    void aStateOfOtherEvidenceIsNamed();
    void nobodyApprovesWhatTheAuthorDidNotSign();
    void withoutItsSealAPlanIsNobodysUntilItIsSubmittedAnew();
    void aSealOfAnotherReleaseOrByAnotherKeyIsNamed();
    void aPlanThatSomebodyElseSignedIsNotTakenForTheOneSubmittedHere();
};

void TestReleaseTampering::eachByteOfWhatTheAuthorSealedIsNamed_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"plan.json", "gates.json", "seal.json"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestReleaseTampering::eachByteOfWhatTheAuthorSealedIsNamed()
{
    QFETCH(QString, file);
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    QStringList notes;
    QVERIFY_RESULT(recordFromHome(lying.record, notes));
    QCOMPARE(notes, QStringList());
    eachFlip(lying, file, [&](const HomeRecord& other, qsizetype at) {
        const auto read = recordFromHome(other, notes);
        QVERIFY2(!read, qPrintable(QStringLiteral("byte %1 passes").arg(at)));
        QVERIFY2(told(read.error()).contains(lying.where(file)), qPrintable(told(read.error())));
    });
}

void TestReleaseTampering::evidenceThatIsMissingOrNoneIsCalledThat()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("gates.json");
    QStringList notes;
    const auto renamed = recordFromHome(
        lying.with(file, lying.record.files.value(file).replace(R"("query":)", R"("quory":)")), notes);
    QVERIFY_ERROR(renamed, ErrorKind::Unreadable);
    QCOMPARE(told(renamed.error()), lying.where(file) + QStringLiteral(": This is not what gates answered."));
    lying.record.files.remove(file);
    const auto missing = recordFromHome(lying.record, notes);
    QVERIFY_ERROR(missing, ErrorKind::Unreadable);
    QCOMPARE(told(missing.error()), lying.where(file) + QStringLiteral(": It is missing from the home."));
}

void TestReleaseTampering::eachByteOfAnApprovalIsNamed()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("approvals/001.json");
    const auto policy = policyOf(*lying.author.settled());
    QVERIFY_RESULT(policy);
    const auto quorum = quorumOf(*policy, policy->tiers.first());
    eachFlip(lying, file, [&](const HomeRecord& other, qsizetype at) {
        QStringList notes;
        const auto read = recordFromHome(other, notes);
        QVERIFY_RESULT(read);
        const auto count = countApprovals(
            quorum, read->approvals,
            {read->plan.id, read->planDigest, read->evidenceDigest, read->plan.author}, lying.town.nowMs);
        QVERIFY2(count.approvedBy.isEmpty(), qPrintable(QStringLiteral("byte %1 passes").arg(at)));
        const bool isNamed = !count.ignored.isEmpty() || notes.join(u' ').contains(file);
        QVERIFY2(isNamed, qPrintable(QStringLiteral("byte %1 is not named").arg(at)));
    });
}

void TestReleaseTampering::eachByteOfWhatPeopleSaidOfGatesIsNamed_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"waivers/001.json", "answers/001.json"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestReleaseTampering::eachByteOfWhatPeopleSaidOfGatesIsNamed()
{
    QFETCH(QString, file);
    Heard heard;
    QVERIFY_RESULT(heard.begun());
    const auto policy = policyOf(*heard.author.settled());
    QVERIFY_RESULT(policy);
    QStringList notes;
    const auto whole = recordFromHome(heard.record, notes);
    QVERIFY_RESULT(whole);
    QCOMPARE(whole->waivers.size() + whole->answers.size(), 2);
    QCOMPARE(notes + voids(*whole, *policy, heard.town.nowMs), QStringList());
    eachFlip(heard, file, [&](const HomeRecord& other, qsizetype at) {
        QStringList named;
        const auto read = recordFromHome(other, named);
        QVERIFY_RESULT(read);
        const bool isNamed =
            named.join(u' ').contains(file) || voids(*read, *policy, heard.town.nowMs).size() == 1;
        QVERIFY2(isNamed, qPrintable(QStringLiteral("byte %1 is not named").arg(at)));
    });
}

/// Its author has taken all of it over, and verified it, before.
void TestReleaseTampering::whatWasReadBeforeAndIsDamagedSinceDoesNotCount()
{
    Heard heard;
    QVERIFY_RESULT(heard.begun());
    const auto plan = storedRelease(heard.author.workspace->state(), heard.id)->plan;
    QVERIFY_RESULT(heard.author.desk().submit(plan)); // with the answer, and the waiver
    heard.town.nowMs += 1000;
    QVERIFY_RESULT(heard.approver.desk().approve(heard.id, QStringLiteral("Looked again")));
    heard.town.nowMs += 1000;
    const QList<std::pair<QString, QString>> said{
        {QStringLiteral("waivers/001.json"), QStringLiteral("The gate latency says")},
        {QStringLiteral("answers/001.json"), QStringLiteral("The gate fairness would not pass any more")},
        {QStringLiteral("approvals/002.json"), QStringLiteral("release-managers")}};
    for (const auto& [file, why] : said) {
        const auto path = QStringLiteral("releases/%1/%2").arg(heard.id, file);
        const auto whole = heard.town.site.show(path);
        auto damaged = whole;
        damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 0x01);
        heard.town.site.person(path, damaged, QStringLiteral("A bit of it"));
        const auto refused = heard.author.desk().execute(heard.id);
        QVERIFY_ERROR(refused, ErrorKind::Forbidden);
        const auto& told = refused.error().detail;
        QVERIFY2(told.contains(file) && told.contains(why), qPrintable(told));
        const auto shown = heard.author.desk().release(heard.id);
        QVERIFY_RESULT(shown);
        QVERIFY2(shown->notes.join(u' ').contains(file), qPrintable(shown->notes.join(u' ')));
        heard.town.site.person(path, whole, QStringLiteral("As it was"));
    }
    QCOMPARE(heard.town.registry.acts, QStringList());
    const auto executed = heard.author.desk().execute(heard.id); // by then all of it is there again
    QVERIFY_RESULT(executed);
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QVERIFY(heard.author.ledgerIsWhole());
}

void TestReleaseTampering::eachByteOfTheStateIsNamedAndHidesNothing()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("state.json");
    QStringList notes;
    const auto whole = recordFromHome(lying.record, notes);
    QVERIFY_RESULT(whole);
    QCOMPARE(notes, QStringList());
    auto unknown = *whole;
    unknown.changedMs = noTime;
    eachFlip(lying, file, [&](const HomeRecord& other, qsizetype at) {
        QStringList named;
        const auto read = recordFromHome(other, named);
        QVERIFY_RESULT(read);
        QVERIFY2(named.join(u' ').contains(lying.where(file)),
                 qPrintable(QStringLiteral("byte %1 passes").arg(at)));
        QVERIFY(*read == unknown);
    });
    lying.tamper(file, R"("state":"waiting")", R"("state":"done")");
    const auto executed = lying.author.desk().execute(lying.id);
    QVERIFY_RESULT(executed); // by what is known here
    QCOMPARE(lying.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseTampering::onlyTheAuthorAndThePolicysKeysSayWhereItStands()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("state.json");
    const auto trust = keysOfPolicies({*lying.author.settled()});
    QStringList ignored;
    auto running = *recordFromHome(lying.record, ignored);
    running.state = ReleaseState::Running;
    const auto said = [&](const SigningKey& key, QStringList& notes) {
        const auto text = sealedHomeFilesOf(running, key)->value(file);
        return recordFromHome(lying.with(file, text), notes, trust)->state;
    };
    QStringList notes;
    QCOMPARE(said(lying.author.key, notes), ReleaseState::Running);
    QCOMPARE(said(lying.approver.key, notes), ReleaseState::Running);
    QCOMPARE(notes, QStringList());
    const auto stranger = SigningKey::generate();
    QCOMPARE(said(stranger, notes), ReleaseState::Waiting);
    QVERIFY2(notes.join(u' ').contains(stranger.id()), qPrintable(notes.join(u' ')));

    lying.record.files.remove(file);
    QStringList missing;
    QCOMPARE(recordFromHome(lying.record, missing, trust)->state, ReleaseState::Waiting);
    QVERIFY2(missing.join(u' ').contains(lying.where(file)), qPrintable(missing.join(u' ')));
}

void TestReleaseTampering::aStateOfOtherEvidenceIsNamed()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("state.json");
    QStringList notes;
    auto earlier = *recordFromHome(lying.record, notes);
    earlier.gates.clear();
    earlier.state = ReleaseState::Done;
    const auto text = sealedHomeFilesOf(earlier, lying.author.key)->value(file);
    QCOMPARE(recordFromHome(lying.with(file, text), notes)->state, ReleaseState::Waiting);
    QVERIFY2(notes.join(u' ').contains(lying.where(file)), qPrintable(notes.join(u' ')));
}

void TestReleaseTampering::nobodyApprovesWhatTheAuthorDidNotSign()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    lying.tamper(QStringLiteral("plan.json"), "Misses more", "Harmless!!!");
    const auto plan = lying.where(QStringLiteral("plan.json"));
    const auto approved = lying.approver.desk().approve(lying.id, QStringLiteral("Fine"));
    QVERIFY_ERROR(approved, ErrorKind::Unreadable);
    QVERIFY2(told(approved.error()).contains(plan), qPrintable(told(approved.error())));
    for (auto* person : {&lying.approver, &lying.author}) {
        const auto listing = person->desk().releases();
        QVERIFY_RESULT(listing);
        QVERIFY2(listing->notes.join(u' ').contains(plan), qPrintable(listing->notes.join(u' ')));
    }
    QVERIFY_ERROR(lying.author.desk().execute(lying.id), ErrorKind::Unreadable);
    QCOMPARE(lying.town.moves(), QStringList());
}

void TestReleaseTampering::withoutItsSealAPlanIsNobodysUntilItIsSubmittedAnew()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto plan = lying.author.desk().release(lying.id)->record.plan;
    const auto seal = lying.where(QStringLiteral("seal.json"));
    lying.unseal();
    for (auto* person : {&lying.approver, &lying.author}) {
        const auto listing = person->desk().releases();
        QVERIFY_RESULT(listing);
        QVERIFY2(listing->notes.join(u' ').contains(seal), qPrintable(listing->notes.join(u' ')));
    }
    const auto approved = lying.approver.desk().approve(lying.id, QStringLiteral("Fine"));
    QVERIFY_ERROR(approved, ErrorKind::Unreadable);
    QVERIFY2(told(approved.error()).contains(seal), qPrintable(told(approved.error())));
    QVERIFY_ERROR(lying.author.desk().execute(lying.id), ErrorKind::Unreadable);
    QCOMPARE(lying.town.moves(), QStringList());

    const auto again = lying.author.desk().submit(plan);
    QVERIFY_RESULT(again);
    QVERIFY2(again->notes.join(u' ').contains(seal), qPrintable(again->notes.join(u' ')));
    QVERIFY_RESULT(lying.looked());
    QStringList notes;
    const auto mended = recordFromHome(lying.record, notes);
    QVERIFY_RESULT(mended);
    QVERIFY(mended->plan == plan);
    QVERIFY_RESULT(lying.approver.desk().approve(lying.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(lying.author.desk().execute(lying.id));
    QCOMPARE(lying.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseTampering::aSealOfAnotherReleaseOrByAnotherKeyIsNamed()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto file = QStringLiteral("seal.json");
    const auto own = sealFromCanonical(lying.record.files.value(file), file);
    QVERIFY_RESULT(own);
    auto ofOther = *own;
    ofOther.releaseId = QStringLiteral("2026-11-26-fraud-8-abcd");
    for (const auto& text : {sealRecord(ofOther, lying.author.key), sealRecord(*own, lying.approver.key)}) {
        QStringList notes;
        const auto read = recordFromHome(lying.with(file, text), notes);
        QVERIFY_ERROR(read, ErrorKind::Unreadable);
        QVERIFY2(told(read.error()).contains(lying.where(file)), qPrintable(told(read.error())));
    }
}

void TestReleaseTampering::aPlanThatSomebodyElseSignedIsNotTakenForTheOneSubmittedHere()
{
    Lying lying;
    QVERIFY_RESULT(lying.begun());
    const auto mallory = SigningKey::generate();
    QStringList ignored;
    auto forged = *recordFromHome(lying.record, ignored);
    forged.plan.author = mallory.id();
    const auto files = sealedHomeFilesOf(forged, mallory);
    QVERIFY_RESULT(files);
    for (auto it = files->begin(); it != files->end(); ++it) {
        if (lying.record.files.value(it.key()) == it.value())
            continue;
        lying.town.site.person(QStringLiteral("releases/%1/%2").arg(lying.id, it.key()), it.value(),
                               QStringLiteral("forged"));
    }
    const auto plan = lying.where(QStringLiteral("plan.json"));
    const auto listing = lying.author.desk().releases();
    QVERIFY_RESULT(listing);
    QVERIFY2(listing->notes.join(u' ').contains(plan), qPrintable(listing->notes.join(u' ')));
    const auto executed = lying.author.desk().execute(lying.id);
    QVERIFY_ERROR(executed, ErrorKind::Conflict);
    QVERIFY2(told(executed.error()).contains(plan), qPrintable(told(executed.error())));
    QCOMPARE(lying.town.moves(), QStringList());
}

QTEST_GUILESS_MAIN(TestReleaseTampering)
#include "tst_release_tampering.moc"
